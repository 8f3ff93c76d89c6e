import { publicProcedure, router } from '@chuan/api';
import { z } from 'zod';
import { ChangePasswordInput, SignInInput, SignInResult } from './contract.ts';
import { changePassword, signIn } from './service.ts';

export const identityRouter = router({
  signIn: publicProcedure
    .meta({ isPublic: true })
    .input(SignInInput)
    .output(SignInResult)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  changePassword: publicProcedure
    .meta({ isPublic: true })
    .input(ChangePasswordInput)
    .output(z.void())
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
});
