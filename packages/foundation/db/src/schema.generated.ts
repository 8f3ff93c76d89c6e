// Made from the database by `pnpm db:types`; a test fails when the two differ.
import type { ColumnType, Generated } from 'kysely';

/** Read as epoch milliseconds, written as Date. */
export type Timestamp = ColumnType<number, Date, Date>;
/** Read as parsed JSON to be checked by a schema, written as JSON text. */
export type Jsonb = ColumnType<unknown, string, string>;

export interface AgencyProfile {
  tenant_id: string;
  valid_from: string;
  name: string;
  superior_name: Generated<string>;
  one_stop_name: string;
  agency_identifier: string;
  place: Generated<string>;
  address: Generated<string>;
  phone: Generated<string>;
  email: Generated<string>;
  version: Generated<number>;
}

export interface CalendarVersion {
  tenant_id: string;
  id: string;
  number: number;
  effective_from: string;
  name: string;
  definition: Jsonb;
  national_days: Jsonb;
  created_by: string | null;
  created_at: Timestamp;
}

export interface Complaint {
  tenant_id: string;
  id: string;
  dossier_id: string | null;
  number: string;
  content: string;
  contact: Generated<string>;
  status: string;
  due_at: Timestamp;
  answer: Generated<string>;
  answered_by: string | null;
  answered_at: Timestamp | null;
  at: Timestamp;
  version: Generated<number>;
}

export interface Dossier {
  tenant_id: string;
  id: string;
  code: string | null;
  status: string;
  procedure_id: string;
  procedure_version_id: string;
  channel: string;
  case_key: Generated<string>;
  applicant_kind: string;
  applicant_name: string;
  applicant_id_number: Generated<string>;
  applicant_phone: Generated<string>;
  applicant_email: Generated<string>;
  applicant_address: Generated<string>;
  submitter_name: Generated<string>;
  data: ColumnType<unknown, string | undefined, string>;
  delivery_method: string;
  fee_vnd: Generated<number>;
  fee_status: string;
  secret_hash: string;
  submitted_at: Timestamp;
  intake_due_at: Timestamp | null;
  received_at: Timestamp | null;
  received_by: string | null;
  calendar_version_id: string | null;
  marking: Jsonb | null;
  original_due_at: Timestamp | null;
  due_at: Timestamp | null;
  remaining_minutes: number | null;
  supplement_count: Generated<number>;
  extension_count: Generated<number>;
  outcome: string | null;
  resolved_at: Timestamp | null;
  delivered_at: Timestamp | null;
  timeliness: string | null;
  last_event_seq: Generated<number>;
  updated_at: Timestamp;
  version: Generated<number>;
  delivery_address: Generated<string>;
}

export interface DossierClockFact {
  tenant_id: string;
  dossier_id: string;
  seq: number;
  kind: string;
  at: Timestamp;
  reason: Generated<string>;
  document: Generated<string>;
  actor: Generated<string>;
  extension: Jsonb | null;
}

export interface DossierComponent {
  tenant_id: string;
  dossier_id: string;
  component_key: string;
  name: string;
  originals: Generated<number>;
  copies: Generated<number>;
  is_electronic: Generated<boolean>;
  is_received: Generated<boolean>;
}

export interface DossierEvent {
  tenant_id: string;
  dossier_id: string;
  seq: number;
  id: string;
  kind: string;
  at: Timestamp;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  actor_position: Generated<string>;
  step_id: string | null;
  node_id: string | null;
  body: Jsonb;
}

export interface DossierFact {
  tenant_id: string;
  id: string;
  code: string | null;
  status: string;
  procedure_id: string;
  procedure_version_id: string;
  calendar_version_id: string | null;
  received_at: Timestamp | null;
  due_at: Timestamp | null;
  resolved_at: Timestamp | null;
  timeliness: string | null;
  channel: string;
  case_key: string;
}

export interface DossierFile {
  tenant_id: string;
  id: string;
  dossier_id: string;
  purpose: string;
  component_key: Generated<string>;
  step_id: string | null;
  name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  storage_key: string;
  scan: string;
  is_public_to_applicant: boolean;
  uploaded_by: string;
  uploaded_at: Timestamp;
  removed_at: Timestamp | null;
}

export interface DossierForm {
  tenant_id: string;
  id: string;
  dossier_id: string;
  form_code: string;
  form_valid_from: string;
  number: string;
  issued_at: Timestamp;
  issued_by: string;
  data: Jsonb;
}

export interface DossierPauseFact {
  tenant_id: string;
  dossier_id: string;
  seq: number;
  kind: string;
  at: Timestamp;
  extension: Jsonb | null;
}

export interface DossierPromise {
  tenant_id: string;
  dossier_id: string;
  seq: number;
  at: Timestamp;
  because: string;
  due_at: Timestamp | null;
  remaining_minutes: number | null;
}

export interface DossierStep {
  tenant_id: string;
  id: string;
  dossier_id: string;
  node_id: string;
  name: string;
  position_id: string | null;
  person_id: string | null;
  status: string;
  opened_at: Timestamp;
  limit_minutes: number;
  due_at: Timestamp | null;
  closed_at: Timestamp | null;
  outcome: string | null;
  used_minutes: number | null;
  checks: ColumnType<unknown, string | undefined, string>;
  note: Generated<string>;
  version: Generated<number>;
}

export interface DossierStepFact {
  tenant_id: string;
  id: string;
  dossier_id: string;
  node_id: string;
  position_id: string | null;
  person_id: string | null;
  status: string;
  opened_at: Timestamp;
  limit_minutes: number;
  due_at: Timestamp | null;
  closed_at: Timestamp | null;
  used_minutes: number | null;
}

export interface EventLog {
  tenant_id: string;
  seq: number;
  at: Timestamp;
  actor_id: string | null;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  request_id: string | null;
  body: Buffer;
  prev_hash: Buffer;
  hash: Buffer;
}

export interface EventLogHead {
  tenant_id: string;
  seq: number;
  hash: Buffer;
}

export interface FailedEvent {
  tenant_id: string;
  id: string;
  topic: string;
  payload: Jsonb;
  error: string;
  attempts: number;
  failed_at: Timestamp;
}

export interface IdempotencyKey {
  tenant_id: string;
  actor_id: string;
  key: string;
  operation: string;
  request_hash: string;
  response: Jsonb | null;
  at: Timestamp;
}

export interface LateCause {
  tenant_id: string;
  id: string;
  dossier_id: string;
  step_id: string | null;
  breached_at: Timestamp;
  status: string;
  cause: string | null;
  note: Generated<string>;
  evidence: Generated<string>;
  recorded_by: string | null;
  recorded_at: Timestamp | null;
  confirmed_by: string | null;
  confirmed_at: Timestamp | null;
  version: Generated<number>;
  answer: Generated<string>;
}

export interface LateCauseFact {
  tenant_id: string;
  id: string;
  dossier_id: string;
  step_id: string | null;
  breached_at: Timestamp;
  status: string;
  cause: string | null;
}

export interface Notice {
  tenant_id: string;
  id: string;
  person_id: string | null;
  address: Generated<string>;
  channel: string;
  kind: string;
  params: Jsonb;
  dossier_id: string | null;
  created_at: Timestamp;
  read_at: Timestamp | null;
  sent_at: Timestamp | null;
  message_id: string | null;
  failure: string | null;
}

export interface NumberCounter {
  tenant_id: string;
  book: string;
  period: string;
  last_number: number;
}

export interface Outbox {
  tenant_id: string;
  id: string;
  topic: string;
  payload: Jsonb;
  available_at: Timestamp;
  created_at: Timestamp;
  lease_until: Timestamp | null;
  attempts: Generated<number>;
}

export interface Person {
  tenant_id: string;
  id: string;
  account_id: string | null;
  full_name: string;
  email: string;
  phone: Generated<string>;
  status: string;
  created_at: Timestamp;
  version: Generated<number>;
}

export interface PersonPosition {
  tenant_id: string;
  person_id: string;
  position_id: string;
  from_on: string;
  to_on: string | null;
}

export interface PersonRole {
  tenant_id: string;
  person_id: string;
  role_id: string;
}

export interface Position {
  tenant_id: string;
  id: string;
  unit_id: string;
  name: string;
  short_name: string;
  kind: string;
  sort: Generated<number>;
  valid_from: string;
  valid_to: string | null;
  version: Generated<number>;
}

export interface Procedure {
  tenant_id: string;
  id: string;
  code: string;
  procedure_code: string;
  name: string;
  short_name: string;
  field: string;
  template_id: string | null;
  current_version_id: string | null;
  is_posted: Generated<boolean>;
  created_at: Timestamp;
  version: Generated<number>;
}

export interface ProcedureContributor {
  tenant_id: string;
  version_id: string;
  person_id: string;
  first_at: Timestamp;
  last_at: Timestamp;
}

export interface ProcedureVersion {
  tenant_id: string;
  id: string;
  procedure_id: string;
  number: number;
  status: string;
  template_number: number | null;
  content: Jsonb;
  locks: ColumnType<unknown, string | undefined, string>;
  change_note: Generated<string>;
  drafted_by: string;
  drafted_at: Timestamp;
  reviewed_by: string | null;
  reviewed_at: Timestamp | null;
  approved_by: string | null;
  approved_at: Timestamp | null;
  effective_at: Timestamp | null;
  superseded_at: Timestamp | null;
  returned_note: Generated<string>;
  updated_at: Timestamp;
  version: Generated<number>;
}

export interface ProcessedEvent {
  tenant_id: string;
  handler: string;
  event_id: string;
  at: Timestamp;
}

export interface Rating {
  tenant_id: string;
  id: string;
  dossier_id: string;
  node_id: string;
  score: number;
  comment: Generated<string>;
  at: Timestamp;
}

export interface ReceptionDay {
  tenant_id: string;
  on_day: string;
  procedure_id: string;
  received: number;
}

export interface Role {
  tenant_id: string;
  id: string;
  key: string;
  name: string;
  is_ready_made: boolean;
  permissions: string[];
  version: Generated<number>;
}

export interface SearchToken {
  tenant_id: string;
  token: string;
  entity: string;
  entity_id: string;
}

export interface Unit {
  tenant_id: string;
  id: string;
  parent_id: string | null;
  name: string;
  short_name: string;
  sort: Generated<number>;
  valid_from: string;
  valid_to: string | null;
  version: Generated<number>;
}

export interface PlatformAccount {
  id: string;
  email: string;
  password_hash: string;
  status: string;
  failed_count: Generated<number>;
  locked_until: Timestamp | null;
  created_at: Timestamp;
}

export interface PlatformAccountMembership {
  account_id: string;
  tenant_id: string;
  person_id: string;
}

export interface PlatformAdministrativeUnit {
  code: string;
  level: string;
  name: string;
  kind: string;
  parent_code: string | null;
  valid_from: string;
  valid_to: string | null;
}

export interface PlatformCheckpointMark {
  origin: string;
  number: number;
  note_hash: string;
  at: Timestamp;
}

export interface PlatformEventLog {
  log_id: string;
  seq: number;
  at: Timestamp;
  actor_id: string | null;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  request_id: string | null;
  body: Buffer;
  prev_hash: Buffer;
  hash: Buffer;
}

export interface PlatformEventLogHead {
  log_id: string;
  seq: number;
  hash: Buffer;
}

export interface PlatformFormLayout {
  code: string;
  valid_from: string;
  name_vi: string;
  legal: string;
  layout: Jsonb;
}

export interface PlatformIdempotencyKey {
  actor_id: string;
  key: string;
  operation: string;
  request_hash: string;
  response: Jsonb | null;
  at: Timestamp;
}

export interface PlatformImportRun {
  id: string;
  kind: string;
  file_name: string;
  file_hash: string;
  started_at: Timestamp;
  finished_at: Timestamp | null;
  started_by: string | null;
  status: string;
  report: ColumnType<unknown, string | undefined, string>;
}

export interface PlatformNationalDay {
  on_date: string;
  kind: string;
  hours_of_weekday: number | null;
  name_vi: string;
  name_en: string;
  legal: string;
  id: Generated<string>;
  source: Generated<string>;
  version: Generated<number>;
}

export interface PlatformNationalProcedure {
  code: string;
  name: string;
  field: string;
  level: string | null;
  kind: string;
  promulgated_by: string | null;
  search_text: string;
  content: Jsonb;
  has_detail: Generated<boolean>;
  imported_at: Timestamp;
  content_hash: string;
}

export interface PlatformNationalProcedureToken {
  token: string;
  code: string;
}

export interface PlatformRegulation {
  key: string;
  valid_from: string;
  value: Jsonb;
  legal: string;
}

export interface PlatformSession {
  id_hash: string;
  account_id: string;
  tenant_id: string | null;
  person_id: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  absolute_expires_at: Timestamp;
}

export interface PlatformStaff {
  account_id: string;
  full_name: string;
  role: string;
}

export interface PlatformTemplate {
  id: string;
  code: string;
  procedure_code: string;
  name: string;
  short_name: string;
  field: string;
  level: string;
  search_text: string;
  created_at: Timestamp;
  version: Generated<number>;
}

export interface PlatformTemplateVersion {
  template_id: string;
  number: number;
  status: string;
  content: Jsonb;
  locks: ColumnType<unknown, string | undefined, string>;
  change_note: Generated<string>;
  drafted_by: string | null;
  published_by: string | null;
  published_at: Timestamp | null;
  updated_at: Timestamp;
  version: Generated<number>;
}

export interface PlatformTenant {
  id: string;
  slug: string;
  name: string;
  short_name: string;
  kind: string;
  province_code: string | null;
  status: string;
  is_sample: Generated<boolean>;
  created_at: Timestamp;
  version: Generated<number>;
}

export interface DB {
  agency_profile: AgencyProfile;
  calendar_version: CalendarVersion;
  complaint: Complaint;
  dossier: Dossier;
  dossier_clock_fact: DossierClockFact;
  dossier_component: DossierComponent;
  dossier_event: DossierEvent;
  dossier_fact: DossierFact;
  dossier_file: DossierFile;
  dossier_form: DossierForm;
  dossier_pause_fact: DossierPauseFact;
  dossier_promise: DossierPromise;
  dossier_step: DossierStep;
  dossier_step_fact: DossierStepFact;
  event_log: EventLog;
  event_log_head: EventLogHead;
  failed_event: FailedEvent;
  idempotency_key: IdempotencyKey;
  late_cause: LateCause;
  late_cause_fact: LateCauseFact;
  notice: Notice;
  number_counter: NumberCounter;
  outbox: Outbox;
  person: Person;
  person_position: PersonPosition;
  person_role: PersonRole;
  position: Position;
  procedure: Procedure;
  procedure_contributor: ProcedureContributor;
  procedure_version: ProcedureVersion;
  processed_event: ProcessedEvent;
  rating: Rating;
  reception_day: ReceptionDay;
  role: Role;
  search_token: SearchToken;
  unit: Unit;
  'platform.account': PlatformAccount;
  'platform.account_membership': PlatformAccountMembership;
  'platform.administrative_unit': PlatformAdministrativeUnit;
  'platform.checkpoint_mark': PlatformCheckpointMark;
  'platform.event_log': PlatformEventLog;
  'platform.event_log_head': PlatformEventLogHead;
  'platform.form_layout': PlatformFormLayout;
  'platform.idempotency_key': PlatformIdempotencyKey;
  'platform.import_run': PlatformImportRun;
  'platform.national_day': PlatformNationalDay;
  'platform.national_procedure': PlatformNationalProcedure;
  'platform.national_procedure_token': PlatformNationalProcedureToken;
  'platform.regulation': PlatformRegulation;
  'platform.session': PlatformSession;
  'platform.staff': PlatformStaff;
  'platform.template': PlatformTemplate;
  'platform.template_version': PlatformTemplateVersion;
  'platform.tenant': PlatformTenant;
}
