import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

/** The sample people who play the story, by what they do. */
export const people = {
  leader: 'ta.van.hinh@quynhonnam.example',
  deputy: 'dang.gia.dinh@quynhonnam.example',
  officer: 'le.thi.thu@quynhonnam.example',
  /** Head of the economic office: signs, reassigns, extends. */
  head: 'pham.thi.du@quynhonnam.example',
  specialist: 'tran.minh.hoa@quynhonnam.example',
  registrar: 'phan.thi.nhap.thu@quynhonnam.example',
  roadAuthority: 'hua.van.duong.mau@quynhonnam.example',
  clerk: 'luu.thi.nhap@quynhonnam.example',
  qualityManager: 'mac.van.chuan@quynhonnam.example',
  agencyAdmin: 'quan.tri@quynhonnam.example',
  otherAgencyLeader: 'vuong.minh.chung@soxaydung.example',
  otherAgencyOfficer: 'luong.thi.mau.don@soxaydung.example',
  librarian: 'thu.vien@chuan.example',
  support: 'ho.tro@chuan.example',
  vendorAdmin: 'quan.tri@chuan.example',
} as const;

export type Person = keyof typeof people;

interface Account {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** The account that the demo made for a person. */
export function accountOf(person: Person, dataDir: string): Account {
  const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as Account[];
  const account = accounts.find(({ email }) => email === people[person]);
  if (account === undefined) throw new Error(`the demo has no account of ${people[person]}`);
  return account;
}

/** Signs in over the wire, as the form does; the cookie stays with the context. The form itself has its own journey. */
export async function signIn(context: BrowserContext, productUrl: string, account: Account): Promise<void> {
  const answer = await context.request.post(`${productUrl}/sign-in`, {
    form: { email: account.email, password: account.password },
    headers: { Origin: productUrl },
    maxRedirects: 0,
  });
  if (answer.status() !== 302) throw new Error(`${account.email} could not sign in: ${answer.status()}`);
}
