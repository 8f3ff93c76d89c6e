import { foldVietnamese } from '@chuan/kernel';
import type { AgencyPlan } from './agencies/plan.ts';

/** One for all sample accounts: they open nothing but made-up dossiers, and the start prints them. */
export const demoPassword = 'chuan-mau-2026';

/** What the start prints, as `DATA_DIR/demo-accounts.json` holds it. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
}

export const emailOf = (plan: Pick<AgencyPlan, 'mailDomain'>, fullName: string): string =>
  `${foldVietnamese(fullName).replace(/[^a-z]+/g, '.')}@${plan.mailDomain}`;

export const adminEmailOf = (plan: AgencyPlan): string => `quan.tri@${plan.mailDomain}`;

export interface StaffPlan {
  readonly name: string;
  readonly email: string;
  readonly role: 'librarian' | 'support' | 'admin';
  readonly title: string;
}

export const librarian: StaffPlan = {
  name: 'Thủ thư Mẫu',
  email: 'thu.vien@chuan.example',
  role: 'librarian',
  title: 'Biên soạn quy trình mẫu, quản trị nền tảng',
};

export const staffPlans: readonly StaffPlan[] = [
  librarian,
  { name: 'Hỗ trợ Mẫu', email: 'ho.tro@chuan.example', role: 'support', title: 'Hỗ trợ khách hàng' },
  { name: 'Quản trị Mẫu', email: 'quan.tri@chuan.example', role: 'admin', title: 'Quản trị nền tảng' },
];

/** A few people of each kind, in the order in which the story meets them. */
export function listAccounts(plans: readonly AgencyPlan[]): DemoAccount[] {
  const staff = staffPlans.map(({ email, name, title }) => ({ email, password: demoPassword, name, role: title }));
  const people = plans.flatMap((plan) => {
    const firsts = plan.units
      .flatMap((unit) => unit.positions)
      .flatMap(({ holders: [name], name: title }) =>
        name === undefined
          ? []
          : [{ email: emailOf(plan, name), password: demoPassword, name, role: `${title}, ${plan.tenant.shortName}` }],
      );
    const role = `Quản trị cơ quan, ${plan.tenant.shortName}`;
    return [...firsts, { email: adminEmailOf(plan), password: demoPassword, name: plan.adminName, role }];
  });
  return [...people, ...staff];
}
