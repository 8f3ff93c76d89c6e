import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Fetches a paper as the page's person and holds that it is a whole PDF. */
export async function expectPdf(page: Page, address: string): Promise<void> {
  const answer = await page.context().request.get(address);
  const body = await answer.body();
  expect({
    status: answer.status(),
    type: answer.headers()['content-type']?.split(';')[0],
    begins: body.subarray(0, 5).toString('latin1'),
    ends: body.subarray(-8).toString('latin1').includes('%%EOF'),
  }).toEqual({ status: 200, type: 'application/pdf', begins: '%PDF-', ends: true });
}
