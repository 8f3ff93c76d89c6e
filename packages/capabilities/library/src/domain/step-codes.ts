/** An id that no row has yet. */
export function freeStepId(steps: readonly { readonly id: string }[]): string {
  const taken = new Set(steps.map((step) => step.id));
  let number = steps.length + 1;
  while (taken.has(`B${number}`)) number += 1;
  return `B${number}`;
}
