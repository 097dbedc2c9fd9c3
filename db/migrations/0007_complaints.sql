CREATE TABLE "complaint_causes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"code" text,
	"name_pl" text NOT NULL,
	"name_en" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "complaint_causes_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "complaint_letters" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"locale" char(2) NOT NULL,
	"template_version" smallint NOT NULL,
	"data_sealed" "bytea" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_by_name" text NOT NULL,
	CONSTRAINT "complaint_letters_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "complaint_letters_kind_check" CHECK ("complaint_letters"."kind" in ('decision','extension')),
	CONSTRAINT "complaint_letters_locale_check" CHECK ("complaint_letters"."locale" in ('pl','en'))
);
--> statement-breakpoint
CREATE TABLE "complaint_messages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"side" text NOT NULL,
	"body" text NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "complaint_messages_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "complaint_messages_side_check" CHECK ("complaint_messages"."side" in ('customer','provider'))
);
--> statement-breakpoint
CREATE TABLE "complaint_settings" (
	"tenant_id" uuid NOT NULL,
	"is_form_open" boolean DEFAULT false NOT NULL,
	"regimes" text[] NOT NULL,
	"contract_days" integer DEFAULT 30 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by_name" text NOT NULL,
	CONSTRAINT "complaint_settings_pkey" PRIMARY KEY("tenant_id"),
	CONSTRAINT "complaint_settings_days_check" CHECK ("complaint_settings"."contract_days" between 1 and 90)
);
--> statement-breakpoint
CREATE TABLE "complaint_submissions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reference" text NOT NULL,
	"secret_hash" char(64) NOT NULL,
	"locale" char(2) NOT NULL,
	"contact_sealed" "bytea" NOT NULL,
	"form" jsonb NOT NULL,
	"files" jsonb NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"complaint_id" uuid,
	"take_error" text,
	CONSTRAINT "complaint_submissions_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "complaint_submissions_locale_check" CHECK ("complaint_submissions"."locale" in ('pl','en'))
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"year" smallint NOT NULL,
	"item_id" uuid NOT NULL,
	"submission_id" uuid,
	"status" text NOT NULL,
	"channel" text NOT NULL,
	"received_on" date NOT NULL,
	"regime" text NOT NULL,
	"legal_basis" text NOT NULL,
	"contact_sealed" "bytea" NOT NULL,
	"locale" char(2) NOT NULL,
	"demand" text NOT NULL,
	"demand_minor" bigint,
	"product" text NOT NULL,
	"order_number" text,
	"invoice_number" text,
	"purchased_on" date,
	"fault_noticed_on" date,
	"description" text NOT NULL,
	"due_on" date NOT NULL,
	"contract_days" integer,
	"extended_on" date,
	"extension" jsonb,
	"decision" text,
	"decided_at" timestamp with time zone,
	"decided_by_name" text,
	"grounds" text,
	"remedy" text,
	"remedy_minor" bigint,
	"replied_on" date,
	"reply_channel" text,
	"reply_proof" text,
	"closed_at" timestamp with time zone,
	"reopened_at" timestamp with time zone,
	"reopened_count" smallint DEFAULT 0 NOT NULL,
	"cause_id" uuid,
	"provision" text DEFAULT 'none' NOT NULL,
	"provision_entry_id" uuid,
	"provision_reason" text,
	"satisfaction" smallint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "complaints_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "complaints_status_check" CHECK ("complaints"."status" in ('received','in_review','waiting_customer','decided','replied','closed')),
	CONSTRAINT "complaints_decision_check" CHECK ("complaints"."decision" in ('accepted','partly','refused','deemed_accepted')),
	CONSTRAINT "complaints_decided_check" CHECK (("complaints"."status" in ('decided','replied','closed')) = ("complaints"."decision" is not null)),
	CONSTRAINT "complaints_replied_check" CHECK ("complaints"."status" not in ('replied','closed') or "complaints"."replied_on" is not null),
	CONSTRAINT "complaints_provision_check" CHECK ("complaints"."provision" in ('none','asked','posted','todo') and
        ("complaints"."provision" = 'posted') = ("complaints"."provision_entry_id" is not null)),
	CONSTRAINT "complaints_amounts_check" CHECK ("complaints"."demand_minor" >= 0 and "complaints"."remedy_minor" >= 0),
	CONSTRAINT "complaints_satisfaction_check" CHECK ("complaints"."satisfaction" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "corrective_actions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"cause_id" uuid NOT NULL,
	"complaint_id" uuid,
	"description" text NOT NULL,
	"owner_name" text NOT NULL,
	"due_on" date NOT NULL,
	"done_on" date,
	"check_on" date,
	"effect" text,
	"effect_note" text,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	CONSTRAINT "corrective_actions_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "corrective_actions_effect_check" CHECK ("corrective_actions"."effect" in ('effective','not_effective')),
	CONSTRAINT "corrective_actions_checked_check" CHECK ("corrective_actions"."effect" is null or "corrective_actions"."done_on" is not null)
);
--> statement-breakpoint
ALTER TABLE "complaint_causes" ADD CONSTRAINT "complaint_causes_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_causes" ADD CONSTRAINT "complaint_causes_parent_id_fkey" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "public"."complaint_causes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_letters" ADD CONSTRAINT "complaint_letters_complaint_id_fkey" FOREIGN KEY ("tenant_id","complaint_id") REFERENCES "public"."complaints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_messages" ADD CONSTRAINT "complaint_messages_submission_id_fkey" FOREIGN KEY ("tenant_id","submission_id") REFERENCES "public"."complaint_submissions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_settings" ADD CONSTRAINT "complaint_settings_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_submissions" ADD CONSTRAINT "complaint_submissions_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_submission_id_fkey" FOREIGN KEY ("tenant_id","submission_id") REFERENCES "public"."complaint_submissions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_cause_id_fkey" FOREIGN KEY ("tenant_id","cause_id") REFERENCES "public"."complaint_causes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_provision_entry_id_fkey" FOREIGN KEY ("tenant_id","provision_entry_id") REFERENCES "public"."journal_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrective_actions" ADD CONSTRAINT "corrective_actions_cause_id_fkey" FOREIGN KEY ("tenant_id","cause_id") REFERENCES "public"."complaint_causes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrective_actions" ADD CONSTRAINT "corrective_actions_complaint_id_fkey" FOREIGN KEY ("tenant_id","complaint_id") REFERENCES "public"."complaints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_causes_code_key" ON "complaint_causes" USING btree ("tenant_id","code");--> statement-breakpoint
CREATE INDEX "complaint_letters_complaint_idx" ON "complaint_letters" USING btree ("tenant_id","complaint_id","issued_at");--> statement-breakpoint
CREATE INDEX "complaint_messages_submission_idx" ON "complaint_messages" USING btree ("tenant_id","submission_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_submissions_secret_key" ON "complaint_submissions" USING btree ("tenant_id","secret_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_submissions_reference_key" ON "complaint_submissions" USING btree ("tenant_id","reference");--> statement-breakpoint
CREATE INDEX "complaint_submissions_waiting_idx" ON "complaint_submissions" USING btree ("submitted_at") WHERE "complaint_submissions"."complaint_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "complaints_number_key" ON "complaints" USING btree ("tenant_id","year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "complaints_item_key" ON "complaints" USING btree ("tenant_id","item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "complaints_submission_key" ON "complaints" USING btree ("tenant_id","submission_id");--> statement-breakpoint
CREATE INDEX "complaints_due_idx" ON "complaints" USING btree ("tenant_id","due_on","id") WHERE "complaints"."replied_on" is null;--> statement-breakpoint
CREATE INDEX "complaints_received_idx" ON "complaints" USING btree ("tenant_id","received_on","id");--> statement-breakpoint
CREATE INDEX "complaints_expiring_idx" ON "complaints" USING btree ("due_on") WHERE "complaints"."replied_on" is null and "complaints"."reopened_count" = 0;--> statement-breakpoint
CREATE INDEX "complaints_provision_idx" ON "complaints" USING btree ("tenant_id","id") WHERE "complaints"."provision" = 'asked';--> statement-breakpoint
CREATE INDEX "corrective_actions_due_idx" ON "corrective_actions" USING btree ("tenant_id","due_on","id");