import { router, tenantProcedure } from '@chuan/api';
import { z } from 'zod';
import { Inbox, ListMailsInput, MailPage, MailRef, MailText, MarkReadInput } from './contract.ts';
import { listOutgoingMails, readMail } from './service-mails.ts';
import { countMyUnread, getInbox, markRead } from './service.ts';

const member = tenantProcedure.meta({ needs: 'member' });
const mailReader = tenantProcedure.meta({ needs: 'mail.read' });

export const noticesRouter = router({
  inbox: member.output(Inbox).query(({ ctx }) => getInbox(ctx)),
  unread: member.output(z.int()).query(({ ctx }) => countMyUnread(ctx)),
  markRead: member
    .input(MarkReadInput)
    .output(z.void())
    .mutation(({ ctx, input }) => markRead(ctx, input.ids)),
  mails: mailReader
    .input(ListMailsInput)
    .output(MailPage)
    .query(({ ctx, input }) => listOutgoingMails(ctx, input)),
  mail: mailReader
    .input(MailRef)
    .output(MailText)
    .query(({ ctx, input }) => readMail(ctx, input.id)),
});
