import type { Permission } from './contract.ts';

export interface ReadyMadeRole {
  readonly key: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
}

const everyone: readonly Permission[] = ['procedure.read', 'organisation.read'];

/** Roles that every agency starts with; its administrator may change their rights and add others. */
export const readyMadeRoles: readonly ReadyMadeRole[] = [
  {
    key: 'one_stop_officer',
    name: 'Công chức tiếp nhận và trả kết quả',
    permissions: [...everyone, 'dossier.read', 'dossier.receive', 'dossier.handle', 'dossier.deliver'],
  },
  { key: 'specialist', name: 'Chuyên viên thụ lý', permissions: [...everyone, 'dossier.read', 'dossier.handle'] },
  {
    key: 'clerk',
    name: 'Văn thư',
    permissions: [...everyone, 'dossier.read', 'dossier.handle', 'dossier.deliver'],
  },
  {
    key: 'unit_head',
    name: 'Lãnh đạo phòng',
    permissions: [
      ...everyone,
      'dossier.read',
      'dossier.handle',
      'dossier.assign',
      'dossier.extend',
      'late_cause.confirm',
      'feedback.read',
      'oversight.read',
      'procedure.draft',
      'procedure.review',
    ],
  },
  {
    key: 'agency_leader',
    name: 'Lãnh đạo cơ quan',
    permissions: [
      ...everyone,
      'dossier.read',
      'dossier.handle',
      'dossier.assign',
      'dossier.extend',
      'late_cause.confirm',
      'feedback.read',
      'feedback.answer',
      'oversight.read',
      'procedure.approve',
      'event_log.read',
    ],
  },
  {
    key: 'quality_manager',
    name: 'Thư ký ISO',
    permissions: [
      ...everyone,
      'dossier.read',
      'feedback.read',
      'feedback.answer',
      'oversight.read',
      'procedure.draft',
      'procedure.review',
      'procedure.post',
      'event_log.read',
    ],
  },
  {
    key: 'agency_admin',
    name: 'Quản trị cơ quan',
    permissions: [...everyone, 'organisation.manage', 'calendar.manage', 'role.manage', 'event_log.read', 'mail.read'],
  },
  {
    key: 'inspector',
    name: 'Giám sát',
    permissions: [...everyone, 'dossier.read', 'feedback.read', 'oversight.read', 'event_log.read'],
  },
];
