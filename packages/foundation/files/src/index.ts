export { clamdScanner } from './clamd.ts';
export { type InspectedFile, inspectFile } from './inspect.ts';
export { type FileKey, keyOf } from './keys.ts';
export { LocalDisk } from './local-disk.ts';
export { cleanFileName, extensionOf } from './names.ts';
export { FileKind, FilePolicy, defaultFilePolicy, fileKinds, filePolicyOn } from './policy.ts';
export {
  type FileState,
  type ScanVerdict,
  type Scanner,
  absentScanner,
  eicarScanner,
  eicarText,
  stateAfterScan,
} from './scanner.ts';
export { type SheetRows, readSheet } from './sheet.ts';
export { type ServedFile, contentDisposition, downloadHeaders } from './serving.ts';
export { type FileStore, type PutOptions, type StoredFile, createFileStore, localFileStore } from './store.ts';
