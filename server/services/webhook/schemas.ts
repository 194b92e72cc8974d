import { z } from "zod";
import { AppRef, Id, Name, Page, PageSize, Search, sortBy, text } from "../atoms";

/** Where a webhook calls: an `http` or `https` URL without credentials in it. */
export const WebhookUrl = text(2048)
  .trim()
  .pipe(z.url({ protocol: /^https?$/, error: "must be an http or https URL" }))
  .refine((url) => !/^https?:\/\/[^/?#]*@/i.test(url), "must not contain a user name or password");

/** Value of an HTTP header: visible characters, spaces and tabs on one line. */
export const HeaderValue = text(1000).regex(/^[\t\x20-\x7e\x80-\xff]*$/, "must be one line of Latin-1 characters");

/** Input of `createWebhook`. "" is none. */
export const CreateWebhookInput = z.object({
  app: AppRef,
  name: Name,
  url: WebhookUrl,
  userAgent: HeaderValue.nullish(),
  body: text(65_536).nullish(),
  authHeader: HeaderValue.nullish(),
});

/** One webhook of one of the actor's applications. */
export const WebhookTarget = z.object({ app: AppRef, id: Id });

/** Input of `editWebhook`: what is absent stays; "" and null are none. */
export const EditWebhookInput = CreateWebhookInput.partial().extend(WebhookTarget.shape);

/** Input of `listWebhooks`. */
export const ListWebhooksInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(500),
  search: Search.optional(),
  sort: sortBy(["name", "url", "userAgent", "createdAt"]),
});
