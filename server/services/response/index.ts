export { getResponse, listResponses } from "./list";
export { resetResponses } from "./reset";
export { setResponse } from "./set";
export { customTexts, EDITABLE_RESPONSES, type EditableResponseCode, type ResponseText } from "./texts";
