import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { messageIdOf } from './domain.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** @param id  the same however often this mail is tried; becomes its Message-ID. @returns the Message-ID. */
  send(mail: Mail, id: string): Promise<string>;
}

export interface MailSettings {
  readonly from: string;
  /** Unset writes each mail as a file that any mail program opens. */
  readonly smtpUrl: string | undefined;
  readonly folder: string;
}

/** Mail by SMTP, or into a folder to be looked at. */
export function makeMailer({ from, smtpUrl, folder }: MailSettings): Mailer {
  if (smtpUrl !== undefined) {
    const transport = createTransport(smtpUrl);
    return {
      async send(mail, id) {
        const messageId = messageIdOf(id, 'server');
        await transport.sendMail({ from, ...mail, messageId });
        return messageId;
      },
    };
  }
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async send(mail, id) {
      const messageId = messageIdOf(id, 'folder');
      const { message } = await composer.sendMail({ from, ...mail, messageId });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${id}.eml`);
      await writeFile(`${path}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${path}.part`, path);
      return messageId;
    },
  };
}
