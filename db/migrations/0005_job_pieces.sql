CREATE TABLE "job_pieces" (
	"job_id" text NOT NULL,
	"place" integer NOT NULL,
	"text_box" text NOT NULL,
	CONSTRAINT "job_pieces_job_id_place_pk" PRIMARY KEY("job_id","place")
);
--> statement-breakpoint
ALTER TABLE "jobs" DROP CONSTRAINT "jobs_status_known";--> statement-breakpoint
ALTER TABLE "job_pieces" ADD CONSTRAINT "job_pieces_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_status_known" CHECK ("jobs"."status" in ('uploading', 'queued', 'running', 'done', 'failed', 'cancelled'));