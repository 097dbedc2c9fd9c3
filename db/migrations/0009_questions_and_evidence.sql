CREATE TABLE "complaint_evidence" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"document_id" uuid,
	"order_item_id" uuid,
	"note" text NOT NULL,
	"is_in_letter" boolean DEFAULT false NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by_name" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "complaint_evidence_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "complaint_evidence_kind_check" CHECK ("complaint_evidence"."kind" in ('document','order','expert')),
	CONSTRAINT "complaint_evidence_what_check" CHECK (("complaint_evidence"."kind" = 'order') = ("complaint_evidence"."order_item_id" is not null)
        and ("complaint_evidence"."kind" <> 'document' or "complaint_evidence"."document_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "question_links" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"token_hash" char(64) NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"used_at" timestamp with time zone,
	"renewal_asked_at" timestamp with time zone,
	"renewed_at" timestamp with time zone,
	CONSTRAINT "question_links_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "question_reminder_days" smallint[] DEFAULT '{1,3,5}' NOT NULL;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "mail_id" text;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "further_path" text;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "further_on" date;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "further_note" text;--> statement-breakpoint
ALTER TABLE "corrective_actions" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "corrective_actions" ADD COLUMN "after_action_id" uuid;--> statement-breakpoint
ALTER TABLE "work_questions" ADD COLUMN "kind" text DEFAULT 'text' NOT NULL;--> statement-breakpoint
ALTER TABLE "work_questions" ADD COLUMN "shape" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "work_questions" ADD COLUMN "field_key" text;--> statement-breakpoint
ALTER TABLE "work_questions" ADD COLUMN "period" char(7);--> statement-breakpoint
ALTER TABLE "work_questions" ADD COLUMN "value" jsonb;--> statement-breakpoint
ALTER TABLE "work_questions" ADD COLUMN "answered_via" text;--> statement-breakpoint
ALTER TABLE "work_questions" ADD COLUMN "reminder_days" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "work_questions" ADD COLUMN "reminders_sent" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "work_questions" ADD COLUMN "last_reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "work_questions" ADD COLUMN "next_reminder_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "complaint_evidence" ADD CONSTRAINT "complaint_evidence_complaint_id_fkey" FOREIGN KEY ("tenant_id","complaint_id") REFERENCES "public"."complaints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_evidence" ADD CONSTRAINT "complaint_evidence_document_id_fkey" FOREIGN KEY ("tenant_id","document_id") REFERENCES "public"."documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_evidence" ADD CONSTRAINT "complaint_evidence_order_item_id_fkey" FOREIGN KEY ("tenant_id","order_item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_links" ADD CONSTRAINT "question_links_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_links" ADD CONSTRAINT "question_links_question_id_fkey" FOREIGN KEY ("tenant_id","question_id") REFERENCES "public"."work_questions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_links" ADD CONSTRAINT "question_links_account_id_fkey" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."members"("tenant_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_evidence_complaint_idx" ON "complaint_evidence" USING btree ("tenant_id","complaint_id","added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "question_links_token_key" ON "question_links" USING btree ("tenant_id","token_hash");--> statement-breakpoint
CREATE INDEX "question_links_question_idx" ON "question_links" USING btree ("tenant_id","question_id","sent_at");--> statement-breakpoint
CREATE INDEX "question_links_renewal_idx" ON "question_links" USING btree ("renewal_asked_at") WHERE "question_links"."renewal_asked_at" is not null and "question_links"."renewed_at" is null;--> statement-breakpoint
ALTER TABLE "corrective_actions" ADD CONSTRAINT "corrective_actions_after_action_id_fkey" FOREIGN KEY ("tenant_id","after_action_id") REFERENCES "public"."corrective_actions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaints_mail_key" ON "complaints" USING btree ("tenant_id","mail_id");--> statement-breakpoint
CREATE INDEX "work_questions_reminder_idx" ON "work_questions" USING btree ("next_reminder_at") WHERE "work_questions"."next_reminder_at" is not null;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_further_check" CHECK ("complaints"."further_path" in ('mediation','ombudsman','court','regulator') and
        ("complaints"."further_path" is null) = ("complaints"."further_on" is null));--> statement-breakpoint
ALTER TABLE "corrective_actions" ADD CONSTRAINT "corrective_actions_code_check" CHECK ("corrective_actions"."code" in ('deadline_missed','not_effective'));--> statement-breakpoint
ALTER TABLE "work_questions" ADD CONSTRAINT "work_questions_kind_check" CHECK ("work_questions"."kind" in ('text','amount','choice','yesno','file','date'));--> statement-breakpoint
ALTER TABLE "work_questions" ADD CONSTRAINT "work_questions_period_check" CHECK ("work_questions"."period" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');--> statement-breakpoint
ALTER TABLE "work_questions" ADD CONSTRAINT "work_questions_via_check" CHECK ("work_questions"."answered_via" in ('portal','link'));--> statement-breakpoint
ALTER TABLE "work_questions" ADD CONSTRAINT "work_questions_reminder_check" CHECK ("work_questions"."next_reminder_at" is null or ("work_questions"."answered_at" is null and "work_questions"."withdrawn_at" is null));