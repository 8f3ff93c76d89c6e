import { civilDateOf } from '@chuan/kernel';
import { PeopleScreen } from '@chuan/tenancy/ui';
import { toastProblem, useErrorText } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { pageData, useCalls, useChange } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `organisation.read`; changes ask for `organisation.manage` and `role.manage` themselves. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { tenancy, access } = context.api;
  const [people, organisation, { roles, holders }] = await pageData(
    Promise.all([tenancy.listPeople({}), tenancy.getOrganisation({}), access.listRoles()]),
  );
  const may = (permission: string) => context.session.permissions.includes(permission);
  return {
    people,
    positions: organisation.positions,
    roles: roles.map(({ id, name }) => ({ id, name })),
    rolesOf: Object.fromEntries(
      people.map((person) => [person.id, holders.filter((one) => one.personId === person.id).map((one) => one.roleId)]),
    ),
    today: civilDateOf(context.now),
    canManage: may('organisation.manage'),
    canSetRoles: may('role.manage'),
  };
}

/** Filters and the opened person change the address only. */
export const shouldRevalidate = ({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate;

export default function People() {
  const data = useLoaderData<typeof loader>();
  const change = useChange();
  const call = useCalls();
  const textOf = useErrorText();
  return (
    <PeopleScreen
      {...data}
      onChange={call('tenancy.changePerson')}
      onSetPositions={call('tenancy.setPositions')}
      onSetRoles={call('access.setPersonRoles')}
      onResetPassword={call('tenancy.resetPersonPassword')}
      onSetStatus={call('tenancy.setPersonStatus')}
      onCreate={async ({ roleIds, ...person }) => {
        const made = await change('tenancy.createPerson', person);
        if (!made.ok) return made.refusal;
        if (roleIds.length === 0) return undefined;
        const refused = await call('access.setPersonRoles')({ personId: made.value.id, roleIds });
        // The person is there; only the roles are missing, and the list says so.
        if (refused) toastProblem(textOf(refused));
        return undefined;
      }}
    />
  );
}
