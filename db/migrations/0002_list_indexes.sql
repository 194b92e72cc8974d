DROP INDEX "logs_sweep_idx";--> statement-breakpoint
DROP INDEX "licenses_expires_idx";--> statement-breakpoint
CREATE INDEX "licenses_held_idx" ON "licenses" USING btree ("app_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "licenses"."banned_at" is not null or "licenses"."paused_at" is not null;--> statement-breakpoint
CREATE INDEX "users_held_idx" ON "users" USING btree ("app_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "users"."banned_at" is not null or "users"."paused_at" is not null;--> statement-breakpoint
CREATE INDEX "logs_sweep_idx" ON "logs" USING brin ("created_at") WITH (autosummarize=true);--> statement-breakpoint
CREATE INDEX "licenses_expires_idx" ON "licenses" USING btree ("app_id","expires_at","id");