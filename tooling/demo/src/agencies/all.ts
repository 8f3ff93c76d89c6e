import { commune } from './commune.ts';
import { department } from './department.ts';
import { office } from './office.ts';
import type { AgencyPlan } from './plan.ts';

export const agencyPlans: readonly AgencyPlan[] = [commune, department, office];
