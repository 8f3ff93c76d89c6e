import { Checkbox } from '@mantine/core';
import type { RoleOption } from './person-calls.ts';

export interface RoleTicksProps {
  readonly roles: readonly RoleOption[];
  readonly ticked: readonly string[];
  readonly onChange: (ticked: readonly string[]) => void;
  readonly disabled?: boolean;
}

/** The roles of a person; several may be held. */
export function RoleTicks({ roles, ticked, onChange, disabled = false }: RoleTicksProps) {
  return (
    <div className="ticks">
      {roles.map((role) => (
        <Checkbox
          key={role.id}
          label={role.name}
          checked={ticked.includes(role.id)}
          disabled={disabled}
          onChange={(event) =>
            onChange(event.target.checked ? [...ticked, role.id] : ticked.filter((one) => one !== role.id))
          }
        />
      ))}
    </div>
  );
}
