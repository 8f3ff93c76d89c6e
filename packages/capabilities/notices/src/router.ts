import { router, tenantProcedure } from '@chuan/api';
import { z } from 'zod';
import { Inbox, MarkReadInput } from './contract.ts';
import { countMyUnread, getInbox, markRead } from './service.ts';

const member = tenantProcedure.meta({ needs: 'member' });

export const noticesRouter = router({
  inbox: member.output(Inbox).query(({ ctx }) => getInbox(ctx)),
  unread: member.output(z.int()).query(({ ctx }) => countMyUnread(ctx)),
  markRead: member
    .input(MarkReadInput)
    .output(z.void())
    .mutation(({ ctx, input }) => markRead(ctx, input.ids)),
});
