export { banDevice, pauseDevice } from "./ban";
export { createDevice } from "./create";
export { deleteDevice } from "./delete";
export { editDevice } from "./edit";
export { extendDevice } from "./extend";
export { type Device, getDevice } from "./find";
export { type ListedDevice, listDevices } from "./list";
