export * from './language.ts';
export { type ChartPanelProps, ChartPanel, type Figures } from './charts/chart-panel.tsx';
export { BarsByDay, type DayBar, type MiniDay, MiniDays } from './charts/bars-by-day.tsx';
export { type Kpi, Kpis, StepBoxes, type StepLoad } from './charts/board.tsx';
export { type Cause, Pareto } from './charts/pareto.tsx';
export { type BudgetPart, TimeBudget } from './charts/time-budget.tsx';
export { Waterfall, type WaterfallPart } from './charts/waterfall.tsx';
export { CheckMark, LockMark, type LockMarkProps } from './check.tsx';
export {
  type PublicFact,
  PublicFacts,
  PublicField,
  PublicNotice,
  type PublicStep,
  PublicSteps,
  RatingField,
  StepProgress,
} from './citizen/public-steps.tsx';
export { ActionButton, type DossierAction } from './dossier/action-button.tsx';
export { Explanation, Ledger, type LedgerRow, PromiseChain, type PromiseLink } from './dossier/ledger.tsx';
export { type StepCell, type StepGroup, StepNode, StepStrip } from './dossier/step-strip.tsx';
export { type DocumentLink, DocumentLinks, documentIcons, Timeline, type TimelineEvent } from './dossier/timeline.tsx';
export {
  FilterBar,
  FilterBox,
  FilterPill,
  Segmented,
  type SegmentedOption,
  type TabLink,
  TabLinks,
} from './filters.tsx';
export { CheckCounts, type CheckItem, CheckPanel, CheckSection, type Verdict } from './flow/check-panel.tsx';
export { FlowDiagram } from './flow/flow-diagram.tsx';
export type { FlowEdge, FlowEnd, FlowLane, FlowModel, FlowRow } from './flow/flow-picture.ts';
export { type Call, type Calling, FailureNote, useCalling } from './form/call.tsx';
export { DateField, type DateFieldProps } from './form/date-field.tsx';
export { DayFilter } from './form/day-filter.tsx';
export { type Draft, useDraft, useDraftKey } from './form/draft.ts';
export { Form } from './form/form.tsx';
export { type Upload, UploadField } from './form/upload-field.tsx';
export { BrandMark, Icon, type IconProps } from './icon.tsx';
export { Kbd, type KeyHint, KeyHints } from './kbd.tsx';
export { ConfirmDialog } from './overlay/confirm-dialog.tsx';
export { Finder, type FinderItem } from './overlay/finder.tsx';
export { type ShortcutGroup, ShortcutSheet } from './overlay/shortcut-sheet.tsx';
export { type Shortcuts, setSingleKeys, useShortcuts, useSingleKeys } from './overlay/shortcuts.ts';
export { SideDrawer } from './overlay/side-drawer.tsx';
export { Toasts, toastDone, toastProblem, type Undo } from './overlay/toast.tsx';
export { type Crumb, Crumbs, PageHead, VisuallyHidden } from './page-head.tsx';
export { QrCode } from './qr-code.tsx';
export { Link, type Routing, RoutingProvider, useRouting, useUrlFilters } from './routing.tsx';
export { type Mark, markMatches, matchStrength } from './search.ts';
export { type NavGroup, type NavItem, activeHref } from './shell/navigation.ts';
export { LanguageSwitch, PortalShell } from './shell/portal-shell.tsx';
export type { ShellUser } from './shell/user-menu.tsx';
export { WorkspaceShell, type WorkspaceShellProps } from './shell/workspace-shell.tsx';
export { type EmptyHint, EmptyState, ErrorState, type ProblemKind, problemOf } from './states.tsx';
export { ColumnMenu, SavedViews, useColumns } from './table/columns.tsx';
export { type Column, DataTable, Pager } from './table/data-table.tsx';
export { FileMenu } from './table/file-menu.tsx';
export { cssVariablesResolver, theme } from './theme.ts';
export { type AppError, LanguageProvider, translations, useErrorText, useLocale, useUiT } from './translate.tsx';
export { type Band, type ClockState, bandOf, toneOf } from './work/clock.ts';
export { BandLabel, ClockChip } from './work/clock-chip.tsx';
export { StatusBand, type WorkGroupData, WorkList, type WorkRowData } from './work/work-list.tsx';
