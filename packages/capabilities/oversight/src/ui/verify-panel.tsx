import type { BundleVerdict } from '@chuan/event-log/verify';
import { formatDateTime, Icon } from '@chuan/ui';
import { IconAlertTriangle, IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { LogBundle, LogVerdict } from '../contract.ts';
import { useLogT, useT } from './translate.ts';

export type FetchVerdict = () => Promise<LogVerdict | undefined>;
/** A part of the log from a number on; undefined when the line is down. */
export type FetchBundle = (fromSeq: number) => Promise<LogBundle | undefined>;

interface BrowserVerdict {
  readonly ok: boolean;
  readonly rows: number;
  readonly head: BundleVerdict['head'];
  readonly findings: BundleVerdict['findings'];
  readonly proofs: BundleVerdict['proofs'];
  /** The server's last line as this browser reckoned it; undefined when it never met that line. */
  readonly hashAtServerHead: string | undefined;
}

interface Checked {
  readonly server: LogVerdict | undefined;
  readonly browser: BrowserVerdict | undefined;
  readonly parts: readonly string[];
  readonly publicKey: string | null;
  readonly failed: boolean;
}

export interface VerifyPanelProps {
  readonly verify: FetchVerdict;
  readonly bundle: FetchBundle | undefined;
}

/** Verifies the log twice: on the server against its checkpoints, and here, from the bytes alone. */
export function VerifyPanel({ verify, bundle }: VerifyPanelProps) {
  const t = useT();
  const [state, setState] = useState<{ busy: boolean; rows: number; checked?: Checked }>({ busy: false, rows: 0 });
  const run = async () => {
    setState({ busy: true, rows: 0 });
    const server = await verify();
    const inBrowser =
      bundle && server ? await verifyHere(bundle, server, (rows) => setState({ busy: true, rows })) : undefined;
    const failed = server === undefined || (bundle !== undefined && inBrowser?.browser === undefined);
    const nothing = { browser: undefined, parts: [], publicKey: null };
    setState({ busy: false, rows: 0, checked: { ...nothing, ...inBrowser, server, failed } });
  };
  const { checked } = state;
  return (
    <section className="verify" aria-labelledby="verify-title">
      <header>
        <h2 id="verify-title">{t('log.verify.title')}</h2>
        <button type="button" className="btn primary" disabled={state.busy} onClick={() => void run()}>
          <Icon of={IconShieldCheck} size={16} />
          {checked === undefined ? t('log.verify.act') : t('log.verify.again')}
        </button>
      </header>
      <p className="why-v">{t('log.verify.why')}</p>
      <div role="status">
        {state.busy ? <p className="small">{busyText(t, state.rows)}</p> : null}
        {checked?.failed ? <p className="alert late">{t('log.verify.failed')}</p> : null}
        {checked?.server ? <Verdicts checked={checked} server={checked.server} /> : null}
      </div>
    </section>
  );
}

const busyText = (t: ReturnType<typeof useT>, rows: number): string =>
  rows === 0 ? t('log.verify.running') : t('log.verify.progress', { count: rows });

/** Fetches the log part by part and reckons it anew; each part must continue the one before. */
async function verifyHere(fetchPart: FetchBundle, server: LogVerdict, told: (rows: number) => void) {
  const { verifyBundle } = await import('@chuan/event-log/verify');
  const parts: string[] = [];
  let browser: BrowserVerdict | undefined;
  let publicKey: string | null = null;
  for (let from: number | null = 1; from !== null; ) {
    const part: LogBundle | undefined = await fetchPart(from);
    if (part === undefined) return { browser: undefined, parts, publicKey };
    publicKey = part.publicKey;
    parts.push(part.json);
    const bundle = JSON.parse(part.json) as { start: { hash: string }; entries: { seq: number; hash: string }[] };
    const verdict = await verifyBundle(part.json, part.publicKey ?? undefined);
    const continues = browser === undefined || bundle.start.hash === browser.head.hash;
    browser = {
      ok: (browser?.ok ?? true) && verdict.ok && continues,
      rows: (browser?.rows ?? 0) + verdict.rows,
      head: verdict.head,
      findings: [...(browser?.findings ?? []), ...verdict.findings],
      proofs: verdict.proofs,
      hashAtServerHead:
        browser?.hashAtServerHead ?? bundle.entries.find((entry) => entry.seq === server.head.seq)?.hash,
    };
    told(browser.rows);
    from = part.nextSeq;
  }
  return { browser, parts, publicKey };
}

interface VerdictsProps {
  readonly checked: Checked;
  readonly server: LogVerdict;
}

function Verdicts({ checked, server }: VerdictsProps) {
  const t = useT();
  const { browser, publicKey } = checked;
  const agrees = browser?.hashAtServerHead === server.head.hash;
  return (
    <>
      <div className="verdicts">
        <section>
          <VerdictHead title={t('log.verify.server')} ok={server.ok} />
          <Counted rows={server.rows} head={server.head} />
          <Checkpoints server={server} />
          <Findings findings={server.findings} more={server.more} />
          <p>{t('log.verify.at', { when: formatDateTime(server.at) })}</p>
        </section>
        {browser === undefined ? null : (
          <section>
            <VerdictHead title={t('log.verify.browser')} ok={browser.ok} />
            <Counted rows={browser.rows} head={browser.head} />
            <Proofs proofs={browser.proofs} />
            <Findings findings={browser.findings.slice(0, 20)} more={Math.max(0, browser.findings.length - 20)} />
            {publicKey === null ? null : <p>{t('log.verify.key', { key: publicKey })}</p>}
          </section>
        )}
      </div>
      {browser === undefined ? null : (
        <p className={`alert agree ${agrees ? 'ok' : 'late'}`}>
          {agrees ? t('log.verify.agree', { seq: server.head.seq }) : t('log.verify.disagree')}
        </p>
      )}
      {browser !== undefined && browser.rows > server.rows ? (
        <p className="small agree">{t('log.verify.grown', { count: browser.rows - server.rows })}</p>
      ) : null}
      {checked.parts.length === 0 ? null : <ExportLinks parts={checked.parts} />}
    </>
  );
}

function VerdictHead({ title, ok }: { readonly title: string; readonly ok: boolean }) {
  const t = useT();
  return (
    <h3>
      {title}
      <span className={ok ? 'badge ok' : 'badge late'}>
        <Icon of={ok ? IconShieldCheck : IconAlertTriangle} size={14} />
        {ok ? t('log.verify.good') : t('log.verify.bad')}
      </span>
    </h3>
  );
}

function Counted({ rows, head }: { readonly rows: number; readonly head: { seq: number; hash: string } }) {
  const t = useT();
  return (
    <>
      <p>{t('log.verify.rows', { count: rows })}</p>
      <p>{t('log.verify.head', { seq: head.seq, hash: head.hash })}</p>
    </>
  );
}

function Checkpoints({ server: { checkpoints } }: { readonly server: LogVerdict }) {
  const t = useT();
  const words = useLogT();
  if (checkpoints === null) return <p>{t('log.verify.noCheckpoints')}</p>;
  const { count, heads, latestAt, findings } = checkpoints;
  return (
    <>
      <p>
        {latestAt === null
          ? t('log.verify.noCheckpoints')
          : t('log.verify.checkpoints', { count, heads, when: formatDateTime(latestAt) })}
      </p>
      <ul className="found">
        {findings.map(({ number, upTo, what }) => (
          <li key={`${number}${what}`}>
            {words(`checkpointFindings.${what}` as 'checkpointFindings.newest_missing', { number, upTo })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Proofs({ proofs }: Pick<BundleVerdict, 'proofs'>) {
  const words = useLogT();
  return (
    <>
      {proofs.map(({ state, head }) => (
        <p key={`${state}${head?.seq}`}>{words(`proofs.${state}`)}</p>
      ))}
    </>
  );
}

interface FindingsProps {
  readonly findings: readonly { seq: number; what: string; upTo?: number; columns?: string[] }[];
  readonly more: number;
}

function Findings({ findings, more }: FindingsProps) {
  const t = useT();
  const words = useLogT();
  if (findings.length === 0) return null;
  return (
    <ul className="found">
      {findings.map(({ seq, what, upTo, columns }) => (
        <li key={`${seq}${what}`}>
          {words(`findings.${what}` as 'findings.rows_missing', {
            seq,
            upTo: upTo ?? seq,
            columns: (columns ?? []).join(', '),
          })}
        </li>
      ))}
      {more > 0 ? <li>{t('log.verify.more', { count: more })}</li> : null}
    </ul>
  );
}

/** Hands out the bytes that were verified here. */
function ExportLinks({ parts }: { readonly parts: readonly string[] }) {
  const t = useT();
  const save = () => {
    for (const [index, part] of parts.entries()) {
      const href = URL.createObjectURL(new Blob([part], { type: 'application/json' }));
      const link = Object.assign(document.createElement('a'), { href, download: `event-log-${index + 1}.json` });
      link.click();
      URL.revokeObjectURL(href);
    }
  };
  return (
    <p className="row wrap agree">
      <button type="button" className="btn sm" onClick={save}>
        <Icon of={IconDownload} size={16} />
        {t('log.verify.export')}
      </button>
      <span className="small">{t('log.verify.exportNote')}</span>
    </p>
  );
}
