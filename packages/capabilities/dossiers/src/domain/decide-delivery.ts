import { conflict, invalid } from '@chuan/kernel';
import { deliveriesOf, isPostalAddress, type NewDelivery } from '../contract.ts';
import { demandOfApplicant } from './applicant-actions.ts';
import { type DossierChange, Draft } from './change.ts';
import type { DossierState, Frame } from './state.ts';

/** Where a result sent by post goes: the address given for it, else the one that was declared. */
export const postalAddressOf = (state: DossierState): string =>
  state.deliveryAddress === '' ? state.applicant.address : state.deliveryAddress;

/**
 * The applicant wants the result in another way, as long as it was not handed over.
 *
 * @throws {AppError} `dossier.already_ended`, `dossier.delivery_not_offered`, `dossier.address_missing`,
 *   `dossier.delivery_unchanged`
 */
export function decideChangeDelivery(state: DossierState, frame: Frame, wanted: NewDelivery): DossierChange {
  demandOfApplicant('change_delivery', state);
  const { method } = wanted;
  if (!deliveriesOf(frame.procedure.content.methods).includes(method)) throw conflict('dossier.delivery_not_offered');
  const address = method === 'postal' ? wanted.address : '';
  if (method === 'postal' && !isPostalAddress(address)) throw invalid('dossier.address_missing');
  if (method === state.deliveryMethod && address === state.deliveryAddress)
    throw conflict('dossier.delivery_unchanged');
  const draft = new Draft(state, frame);
  draft.set({ deliveryMethod: method, deliveryAddress: address });
  draft.event('delivery_changed', { params: { from: state.deliveryMethod, to: method, address } });
  return draft.finish();
}
