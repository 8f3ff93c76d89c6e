import type { CheckpointFault } from '../checkpoint-history.ts';
import type { ProofState } from '../proof-check.ts';
import type { FindingKind } from '../verdict.ts';

export const vi = {
  errors: {
    event_log: {
      bad_entry: 'Không ghi được nhật ký vì nội dung không đúng khuôn dạng. Thao tác chưa được thực hiện.',
      entry_too_large: 'Nội dung ghi nhật ký quá lớn. Thao tác chưa được thực hiện.',
      no_head: 'Không mở được nhật ký của cơ quan. Mời thử lại sau ít phút.',
      inconsistent_head:
        'Nhật ký không nối tiếp mốc xác nhận lần trước (từ dòng số {seq}); mốc mới của nhật ký này không được ký.',
      checkpoints_damaged: 'Kho mốc xác nhận đã bị thay đổi từ mốc số {number}; không ký thêm mốc mới.',
      checkpoints_missing:
        'Kho mốc xác nhận thiếu các mốc từ số {number} đến {upTo} mà cơ sở dữ liệu còn ghi nhớ; không ký thêm mốc mới. Hãy lấy lại từ bản sao.',
      checkpoint_raced: 'Một tiến trình khác vừa ký mốc xác nhận này.',
      clock_backwards: 'Đồng hồ máy chủ chậm hơn mốc xác nhận gần nhất; chưa ký mốc mới.',
      bad_key: 'Khóa ký mốc xác nhận không hợp lệ.',
      open_key: 'Tệp khóa ký đang cho người khác đọc. Chỉ để chủ sở hữu được đọc (quyền 0600).',
      bundle_too_large: 'Mỗi lần xuất được tối đa {most} dòng nhật ký. Hãy chia thành nhiều lần.',
    },
  },
  findings: {
    body_altered: 'Dòng {seq}: nội dung đã bị sửa.',
    hash_altered: 'Dòng {seq}: mã băm đã bị sửa.',
    prev_hash_altered: 'Dòng {seq}: mã băm của dòng trước đã bị sửa.',
    seq_altered: 'Dòng {seq}: số thứ tự đã bị sửa.',
    columns_altered: 'Dòng {seq}: cột {columns} khác với nội dung đã ghi.',
    row_unusable: 'Dòng {seq}: không đọc được.',
    row_foreign: 'Dòng {seq}: thuộc nhật ký của cơ quan khác.',
    rows_missing: 'Mất dòng từ {seq} đến {upTo}.',
    row_out_of_order: 'Dòng {seq}: bị lặp hoặc sai chỗ.',
    link_broken: 'Dòng {seq}: không nối tiếp dòng trước.',
    tail_missing: 'Mất các dòng cuối, từ {seq} đến {upTo}.',
    head_missing: 'Mất dấu mốc cuối của nhật ký.',
    head_behind: 'Dấu mốc cuối dừng ở dòng {seq} trong khi nhật ký có đến dòng {upTo}.',
    head_differs: 'Dấu mốc cuối ở dòng {seq} không khớp với nhật ký.',
    checkpoint_differs: 'Dòng {seq}: khác với mốc xác nhận đã ký; nhật ký đã bị viết lại.',
    checkpoint_unreached: 'Nhật ký ngắn hơn mốc xác nhận đã ký: mất dòng từ {seq} đến {upTo}.',
  } satisfies Record<FindingKind, string>,
  checkpointFindings: {
    checkpoint_absent: 'Thiếu mốc xác nhận số {number}.',
    signature_wrong: 'Mốc xác nhận số {number}: chữ ký không đúng.',
    leaves_absent: 'Mốc xác nhận số {number}: thiếu danh sách kèm theo.',
    root_wrong: 'Mốc xác nhận số {number}: danh sách kèm theo đã bị sửa.',
    leaf_unreadable: 'Mốc xác nhận số {number}: danh sách kèm theo không đọc được.',
    mark_wrong: 'Mốc xác nhận số {number}: không nối tiếp mốc trước.',
    time_backwards: 'Mốc xác nhận số {number}: thời điểm sớm hơn mốc trước.',
    head_backwards: 'Mốc xác nhận số {number}: có nhật ký lùi lại so với mốc trước.',
    newest_missing: 'Kho mốc thiếu các mốc xác nhận mới nhất, từ số {number} đến {upTo}.',
    note_replaced: 'Mốc xác nhận số {number}: không phải mốc mà cơ sở dữ liệu ghi nhớ; mốc đã bị thay.',
    database_behind:
      'Cơ sở dữ liệu chỉ ghi nhớ đến mốc xác nhận số {number} trong khi kho có đến số {upTo}; cơ sở dữ liệu đã bị đưa về bản cũ.',
  } satisfies Record<CheckpointFault, string>,
  proofs: {
    held: 'Khớp với mốc xác nhận đã ký.',
    unsigned: 'Mốc xác nhận không mang chữ ký của khóa này.',
    broken: 'Bằng chứng kèm theo đã bị sửa.',
    other_log: 'Bằng chứng kèm theo thuộc nhật ký của cơ quan khác.',
    unchecked: 'Chưa kiểm tra chữ ký của mốc xác nhận.',
  } satisfies Record<ProofState, string>,
};
