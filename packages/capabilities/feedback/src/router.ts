import { citizenProcedure, router, tenantProcedure } from '@chuan/api';
import { TrackInput } from '@chuan/dossiers/contract';
import { z } from 'zod';
import { AnswerInput, ComplainInput, ComplaintReceipt, ComplaintView, RateInput, RatingSummary } from './contract.ts';
import { answerComplaint, complain, listComplaintViews, ratedNodes, rateStep, summarizeRatings } from './service.ts';

const open = citizenProcedure.meta({ isPublic: true });

export const feedbackRouter = router({
  rate: open
    .input(RateInput)
    .output(z.void())
    .mutation(({ ctx, input }) => rateStep(ctx, input)),
  rated: open
    .input(TrackInput)
    .output(z.array(z.string()))
    .query(({ ctx, input }) => ratedNodes(ctx, input)),
  complain: open
    .input(ComplainInput)
    .output(ComplaintReceipt)
    .mutation(({ ctx, input }) => complain(ctx, input)),
  complaints: tenantProcedure
    .meta({ needs: 'feedback.read' })
    .output(z.array(ComplaintView))
    .query(({ ctx }) => listComplaintViews(ctx)),
  answer: tenantProcedure
    .meta({ needs: 'feedback.answer' })
    .input(AnswerInput)
    .output(ComplaintView)
    .mutation(({ ctx, input }) => answerComplaint(ctx, input)),
  ratings: tenantProcedure
    .meta({ needs: 'feedback.read' })
    .output(RatingSummary)
    .query(({ ctx }) => summarizeRatings(ctx)),
});
