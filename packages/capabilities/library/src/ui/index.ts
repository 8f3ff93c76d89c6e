import './library.css';

export { Comparison } from './comparison.tsx';
export { ContentEditor, type ContentEditorProps, type EditorState } from './editor/content-editor.tsx';
export type { EditorPosition, Practice } from './editor/setting.ts';
export type { SaveAnswer, SaveContent } from './editor/content-saver.ts';
export { ImportScreen } from './import-screen.tsx';
export { NationalOne } from './national-one.tsx';
export { NationalScreen } from './national-screen.tsx';
export { TemplateComparisonScreen } from './template-comparison.tsx';
export { TemplateEditor } from './template-editor.tsx';
export { TemplatesScreen } from './templates-screen.tsx';
export { useLimitText, useMinutesText } from './texts.ts';
export { useT as useLibraryT } from './translate.ts';
