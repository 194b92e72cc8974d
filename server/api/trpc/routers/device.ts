import {
  banDevice,
  createDevice,
  deleteDevice,
  editDevice,
  extendDevice,
  listDevices,
  pauseDevice,
} from "@/server/services/device";
import {
  CreateDeviceInput,
  DeviceTarget,
  EditDeviceInput,
  ExtendDeviceInput,
  ListDevicesInput,
} from "@/server/services/device/schemas";
import { accountProcedure, createRouter } from "../init";

/** Machines that are authorised by themselves, for the dashboard. `edit` takes a ban or pause back. */
export const deviceRouter = createRouter({
  list: accountProcedure.input(ListDevicesInput).query(({ ctx, input }) => listDevices(ctx.service, input)),
  create: accountProcedure.input(CreateDeviceInput).mutation(({ ctx, input }) => createDevice(ctx.service, input)),
  edit: accountProcedure.input(EditDeviceInput).mutation(({ ctx, input }) => editDevice(ctx.service, input)),
  extend: accountProcedure.input(ExtendDeviceInput).mutation(({ ctx, input }) => extendDevice(ctx.service, input)),
  ban: accountProcedure.input(DeviceTarget).mutation(({ ctx, input }) => banDevice(ctx.service, input)),
  pause: accountProcedure.input(DeviceTarget).mutation(({ ctx, input }) => pauseDevice(ctx.service, input)),
  delete: accountProcedure.input(DeviceTarget).mutation(({ ctx, input }) => deleteDevice(ctx.service, input)),
});
