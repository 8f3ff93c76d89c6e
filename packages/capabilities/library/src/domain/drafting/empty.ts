import type { ProcedureContent } from '../../contract.ts';
import { usualDefinitions, usualRecords } from './vocabulary.ts';

/** A content that still says nothing: what an author begins with when there is neither template nor national row. */
export const emptyContent = (rules: ProcedureContent['rules']): ProcedureContent => ({
  procedureCode: '',
  name: '',
  shortName: '',
  field: '',
  level: 'commune',
  purpose: '',
  scope: '',
  definitions: [...usualDefinitions],
  applicantTypes: [],
  requirements: '',
  sets: 1,
  cases: [],
  methods: [{ channel: 'direct', limit: { value: 5, unit: 'working_days' }, feeVnd: 0, feeNote: '' }],
  legalLimit: { value: 5, unit: 'working_days' },
  components: [],
  legalBases: [],
  results: [],
  forms: [],
  records: [...usualRecords],
  dataFields: [],
  steps: [],
  rules,
  hasSampleTimes: false,
  hasAssumedLimit: false,
  source: '',
});
