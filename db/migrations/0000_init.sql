CREATE TABLE "account_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"user_agent" text,
	"ip" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"plan" text DEFAULT 'free' NOT NULL,
	"role" text DEFAULT 'user' NOT NULL,
	"token_version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_login_at" timestamp (3) with time zone,
	CONSTRAINT "accounts_id_form" CHECK ("accounts"."id" ~ '^[A-Za-z0-9]{10}$'),
	CONSTRAINT "accounts_plan_known" CHECK ("accounts"."plan" in ('free', 'pro', 'elite')),
	CONSTRAINT "accounts_role_known" CHECK ("accounts"."role" in ('user', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "activity" (
	"app_id" text NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"metric" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"count" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "activity_app_id_metric_hour_label_pk" PRIMARY KEY("app_id","metric","hour","label")
);
--> statement-breakpoint
CREATE TABLE "blacklist" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"type" text NOT NULL,
	"value" text NOT NULL,
	"is_network" boolean DEFAULT false NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "blacklist_value_key" UNIQUE("app_id","type","value"),
	CONSTRAINT "blacklist_type_known" CHECK ("blacklist"."type" in ('ip', 'hwid'))
);
--> statement-breakpoint
CREATE TABLE "hashes" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"hash_value" text NOT NULL,
	"hash_name" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hashes_value_key" UNIQUE("app_id","hash_value"),
	CONSTRAINT "hashes_value_form" CHECK ("hashes"."hash_value" ~ '^([0-9a-f]{32}|[0-9a-f]{64})$')
);
--> statement-breakpoint
CREATE TABLE "logs" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"action" text NOT NULL,
	"username" text,
	"ip" text,
	"data" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"code" text NOT NULL,
	"message" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "response_texts_code_key" UNIQUE("app_id","code")
);
--> statement-breakpoint
CREATE TABLE "variables" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"key" text NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	"is_writable" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "variables_key_key" UNIQUE("app_id","key")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"version" text NOT NULL,
	"mode" text DEFAULT 'allow' NOT NULL,
	"allowed_until" timestamp (3) with time zone,
	"reminder_message" text,
	"download_url" text,
	"changelog" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "versions_version_key" UNIQUE("app_id","version"),
	CONSTRAINT "versions_mode_known" CHECK ("versions"."mode" in ('allow', 'reminder', 'temporary')),
	CONSTRAINT "versions_until_given" CHECK ("versions"."mode" <> 'temporary' or "versions"."allowed_until" is not null)
);
--> statement-breakpoint
CREATE TABLE "vpn_allowances" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"value" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vpn_allowances_value_key" UNIQUE("app_id","value")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"user_agent" text,
	"body" text,
	"auth_header_box" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_counts" (
	"app_id" text NOT NULL,
	"shard" integer NOT NULL,
	"users" bigint DEFAULT 0 NOT NULL,
	"licenses" bigint DEFAULT 0 NOT NULL,
	"sessions" bigint DEFAULT 0 NOT NULL,
	"online" bigint DEFAULT 0 NOT NULL,
	"logs" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "app_counts_app_id_shard_pk" PRIMARY KEY("app_id","shard")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"secret_box" text NOT NULL,
	"version" text DEFAULT '1.0' NOT NULL,
	"url_prefix" text NOT NULL,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"hwid_lock" boolean DEFAULT true NOT NULL,
	"anti_vpn" boolean DEFAULT false NOT NULL,
	"hash_check" boolean DEFAULT false NOT NULL,
	"require_key" boolean DEFAULT false NOT NULL,
	"is_paused" boolean DEFAULT false NOT NULL,
	"user_panel_enabled" boolean DEFAULT true NOT NULL,
	"download_url" text DEFAULT '' NOT NULL,
	"session_seconds" integer DEFAULT 21600 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "applications_owner_name_key" UNIQUE("owner_id","name"),
	CONSTRAINT "applications_session_range" CHECK ("applications"."session_seconds" between 60 and 604800)
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"app_id" text,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"target_id" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ip" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "elite_keys" (
	"account_id" text PRIMARY KEY NOT NULL,
	"key_hash" text NOT NULL,
	"key_box" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "elite_keys_hash_key" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "elite_permissions" (
	"account_id" text PRIMARY KEY NOT NULL,
	"overrides" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "elite_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"list" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "elite_rules_value_key" UNIQUE("account_id","list","kind","value"),
	CONSTRAINT "elite_rules_list_known" CHECK ("elite_rules"."list" in ('whitelist', 'blacklist')),
	CONSTRAINT "elite_rules_kind_known" CHECK ("elite_rules"."kind" in ('ip', 'domain'))
);
--> statement-breakpoint
CREATE TABLE "idempotency_records" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"body_box" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_records_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"app_id" text,
	"kind" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"input" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"error" text,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "jobs_status_known" CHECK ("jobs"."status" in ('queued', 'running', 'done', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "seller_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"key_box" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "seller_keys_hash_key" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "licenses" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"license_key" text NOT NULL,
	"level" integer DEFAULT 1 NOT NULL,
	"subscription_id" text,
	"duration_days" integer,
	"max_uses" integer DEFAULT 1 NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"device_limit" integer DEFAULT 1 NOT NULL,
	"note" text,
	"used_by" text,
	"used_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"banned_at" timestamp (3) with time zone,
	"ban_reason" text,
	"paused_at" timestamp (3) with time zone,
	"frozen_at" timestamp (3) with time zone,
	"user_panel_access" boolean DEFAULT true NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "licenses_key_key" UNIQUE("app_id","license_key"),
	CONSTRAINT "licenses_uses_range" CHECK ("licenses"."uses" between 0 and "licenses"."max_uses"),
	CONSTRAINT "licenses_max_uses_range" CHECK ("licenses"."max_uses" between 1 and 1000000),
	CONSTRAINT "licenses_device_limit_range" CHECK ("licenses"."device_limit" between 1 and 1000000),
	CONSTRAINT "licenses_duration_range" CHECK ("licenses"."duration_days" between 1 and 36500),
	CONSTRAINT "licenses_level_range" CHECK ("licenses"."level" between 1 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"name" text NOT NULL,
	"level" integer DEFAULT 1 NOT NULL,
	"duration_days" integer DEFAULT 30 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscriptions_level_range" CHECK ("subscriptions"."level" between 1 and 1000000),
	CONSTRAINT "subscriptions_duration_range" CHECK ("subscriptions"."duration_days" between 1 and 36500)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"app_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" text,
	"enckey" text,
	"dialect" text NOT NULL,
	"ip" text NOT NULL,
	"hwid" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_app_id_token_hash_pk" PRIMARY KEY("app_id","token_hash"),
	CONSTRAINT "sessions_dialect_known" CHECK ("sessions"."dialect" in ('native', 'keyauth'))
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"device_type" text NOT NULL,
	"device_id" text NOT NULL,
	"name" text,
	"email" text,
	"note" text,
	"subscription_id" text,
	"expires_at" timestamp (3) with time zone,
	"user_panel_access" boolean DEFAULT true NOT NULL,
	"banned_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"activated_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "devices_identity_key" UNIQUE("app_id","device_type","device_id"),
	CONSTRAINT "devices_type_known" CHECK ("devices"."device_type" in ('motherboard', 'processor'))
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"user_id" text NOT NULL,
	"subscription_id" text NOT NULL,
	"license_id" text,
	"level" integer NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_hwids" (
	"app_id" text NOT NULL,
	"user_id" text NOT NULL,
	"hwid" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_hwids_app_id_user_id_hwid_pk" PRIMARY KEY("app_id","user_id","hwid")
);
--> statement-breakpoint
CREATE TABLE "user_variables" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"user_id" text NOT NULL,
	"key" text NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_variables_key_key" UNIQUE("app_id","user_id","key")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"username" text NOT NULL,
	"email" text,
	"password_hash" text,
	"license_id" text,
	"device_limit" integer DEFAULT 1 NOT NULL,
	"paid_uses" integer DEFAULT 0 NOT NULL,
	"banned_at" timestamp (3) with time zone,
	"ban_reason" text,
	"paused_at" timestamp (3) with time zone,
	"frozen_at" timestamp (3) with time zone,
	"user_panel_access" boolean DEFAULT true NOT NULL,
	"note" text,
	"last_ip" text,
	"last_login_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_username_key" UNIQUE("app_id","username"),
	CONSTRAINT "users_license_key" UNIQUE("license_id"),
	CONSTRAINT "users_device_limit_range" CHECK ("users"."device_limit" between 1 and 1000000)
);
--> statement-breakpoint
ALTER TABLE "account_sessions" ADD CONSTRAINT "account_sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blacklist" ADD CONSTRAINT "blacklist_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hashes" ADD CONSTRAINT "hashes_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logs" ADD CONSTRAINT "logs_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_texts" ADD CONSTRAINT "response_texts_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variables" ADD CONSTRAINT "variables_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vpn_allowances" ADD CONSTRAINT "vpn_allowances_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_owner_id_accounts_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "elite_keys" ADD CONSTRAINT "elite_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "elite_permissions" ADD CONSTRAINT "elite_permissions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "elite_rules" ADD CONSTRAINT "elite_rules_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_keys" ADD CONSTRAINT "seller_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licenses" ADD CONSTRAINT "licenses_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licenses" ADD CONSTRAINT "licenses_subscription_id_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscriptions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_subscription_id_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscriptions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_subscription_id_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscriptions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_license_id_licenses_id_fk" FOREIGN KEY ("license_id") REFERENCES "public"."licenses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_hwids" ADD CONSTRAINT "user_hwids_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_hwids" ADD CONSTRAINT "user_hwids_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_variables" ADD CONSTRAINT "user_variables_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_variables" ADD CONSTRAINT "user_variables_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_app_id_applications_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_license_id_licenses_id_fk" FOREIGN KEY ("license_id") REFERENCES "public"."licenses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_sessions_account_idx" ON "account_sessions" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "account_sessions_expiry_idx" ON "account_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_username_key" ON "accounts" USING btree (lower("username"));--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "blacklist_network_idx" ON "blacklist" USING btree ("app_id") WHERE "blacklist"."is_network";--> statement-breakpoint
CREATE INDEX "hashes_created_idx" ON "hashes" USING btree ("app_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "blacklist_created_idx" ON "blacklist" USING btree ("app_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "logs_created_idx" ON "logs" USING btree ("app_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "logs_action_idx" ON "logs" USING btree ("app_id","action","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "logs_sweep_idx" ON "logs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "webhooks_app_idx" ON "webhooks" USING btree ("app_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "applications_url_prefix_key" ON "applications" USING btree ("url_prefix");--> statement-breakpoint
CREATE INDEX "audit_events_account_idx" ON "audit_events" USING btree ("account_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_events_sweep_idx" ON "audit_events" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "idempotency_records_sweep_idx" ON "idempotency_records" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "jobs_account_idx" ON "jobs" USING btree ("account_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "jobs_status_idx" ON "jobs" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "seller_keys_account_idx" ON "seller_keys" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "licenses_created_idx" ON "licenses" USING btree ("app_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "licenses_expires_idx" ON "licenses" USING btree ("app_id","expires_at");--> statement-breakpoint
CREATE INDEX "licenses_used_by_idx" ON "licenses" USING btree ("app_id","used_by");--> statement-breakpoint
CREATE INDEX "licenses_subscription_idx" ON "licenses" USING btree ("subscription_id");--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_name_key" ON "subscriptions" USING btree ("app_id",lower("name"));--> statement-breakpoint
CREATE INDEX "subscriptions_level_idx" ON "subscriptions" USING btree ("app_id","level");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("app_id","user_id") WHERE "sessions"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "sessions_user_fk_idx" ON "sessions" USING btree ("user_id") WHERE "sessions"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "sessions_expiry_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "devices_created_idx" ON "devices" USING btree ("app_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "devices_subscription_idx" ON "devices" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "grants_user_idx" ON "grants" USING btree ("app_id","user_id");--> statement-breakpoint
CREATE INDEX "grants_user_fk_idx" ON "grants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "grants_license_idx" ON "grants" USING btree ("license_id");--> statement-breakpoint
CREATE INDEX "grants_subscription_idx" ON "grants" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "user_hwids_user_idx" ON "user_hwids" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_variables_user_idx" ON "user_variables" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "users_created_idx" ON "users" USING btree ("app_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);