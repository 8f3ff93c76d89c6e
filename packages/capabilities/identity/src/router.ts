import { publicProcedure, router } from '@chuan/api';
import { z } from 'zod';
import { AccountView, ChangePasswordInput, SessionGrant, SignInInput, SignInResult } from './contract.ts';
import { changePassword, getAccount, signIn, signOutEverywhere } from './service.ts';

/** Doors of the account itself, which belongs to no agency: each asks for the session that it needs. */
const door = publicProcedure.meta({ isPublic: true });

export const identityRouter = router({
  signIn: door
    .input(SignInInput)
    .output(SignInResult)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  account: door
    .input(z.void())
    .output(AccountView)
    .query(({ ctx }) => getAccount(ctx)),
  changePassword: door
    .input(ChangePasswordInput)
    .output(SessionGrant)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  signOutEverywhere: door
    .input(z.void())
    .output(z.void())
    .mutation(({ ctx }) => signOutEverywhere(ctx)),
});
