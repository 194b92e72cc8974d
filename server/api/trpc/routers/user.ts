import { countedFor } from "@/server/services/atoms";
import {
  banUser,
  changeUsers,
  createUser,
  deleteUser,
  deleteUsers,
  editUser,
  extendUser,
  getUser,
  getUserAccess,
  listUsers,
  pauseUser,
  resetUserHwid,
  resetUserPassword,
  shortenUser,
  unbanUser,
  unpauseUser,
} from "@/server/services/user";
import {
  BanUserInput,
  ChangeUsersInput,
  CreateUserInput,
  DeleteUsersInput,
  EditUserInput,
  ExtendUserInput,
  ListUsersInput,
  ResetUserPasswordInput,
  ShortenUserInput,
  UserTarget,
} from "@/server/services/user/schemas";
import { accountProcedure, createRouter } from "../init";

/** End users, for the dashboard. */
export const userRouter = createRouter({
  list: accountProcedure
    .input(ListUsersInput)
    .query(({ ctx, input }) => listUsers(ctx.service, { ...input, countUpTo: countedFor(input.search) })),
  get: accountProcedure.input(UserTarget).query(({ ctx, input }) => getUser(ctx.service, input)),
  access: accountProcedure.input(UserTarget).query(({ ctx, input }) => getUserAccess(ctx.service, input)),
  create: accountProcedure.input(CreateUserInput).mutation(({ ctx, input }) => createUser(ctx.service, input)),
  edit: accountProcedure.input(EditUserInput).mutation(({ ctx, input }) => editUser(ctx.service, input)),
  change: accountProcedure.input(ChangeUsersInput).mutation(({ ctx, input }) => changeUsers(ctx.service, input)),
  ban: accountProcedure.input(BanUserInput).mutation(({ ctx, input }) => banUser(ctx.service, input)),
  unban: accountProcedure.input(UserTarget).mutation(({ ctx, input }) => unbanUser(ctx.service, input)),
  pause: accountProcedure.input(UserTarget).mutation(({ ctx, input }) => pauseUser(ctx.service, input)),
  unpause: accountProcedure.input(UserTarget).mutation(({ ctx, input }) => unpauseUser(ctx.service, input)),
  resetHwid: accountProcedure.input(UserTarget).mutation(({ ctx, input }) => resetUserHwid(ctx.service, input)),
  resetPassword: accountProcedure
    .input(ResetUserPasswordInput)
    .mutation(({ ctx, input }) => resetUserPassword(ctx.service, input)),
  extend: accountProcedure.input(ExtendUserInput).mutation(({ ctx, input }) => extendUser(ctx.service, input)),
  shorten: accountProcedure.input(ShortenUserInput).mutation(({ ctx, input }) => shortenUser(ctx.service, input)),
  delete: accountProcedure.input(UserTarget).mutation(({ ctx, input }) => deleteUser(ctx.service, input)),
  deleteMany: accountProcedure.input(DeleteUsersInput).mutation(({ ctx, input }) => deleteUsers(ctx.service, input)),
});
