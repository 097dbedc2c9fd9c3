CREATE TABLE "certificates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"employment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"locale" char(2) NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"item_id" uuid,
	"requested_at" timestamp with time zone NOT NULL,
	"requested_by_id" uuid,
	"requested_by_name" text NOT NULL,
	"number" integer,
	"data" jsonb,
	"decided_at" timestamp with time zone,
	"decided_by_name" text,
	"refusal_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "certificates_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "certificates_kind_check" CHECK ("certificates"."kind" in ('earnings','employment')),
	CONSTRAINT "certificates_locale_check" CHECK ("certificates"."locale" in ('pl','en')),
	CONSTRAINT "certificates_status_check" CHECK ("certificates"."status" in ('requested','issued','refused','withdrawn')),
	CONSTRAINT "certificates_issued_check" CHECK (("certificates"."status" = 'issued') = ("certificates"."number" is not null and "certificates"."data" is not null))
);
--> statement-breakpoint
CREATE TABLE "import_jobs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"take" text NOT NULL,
	"file_name" text NOT NULL,
	"status" text NOT NULL,
	"content_sealed" "bytea",
	"rows_total" integer DEFAULT 0 NOT NULL,
	"rows_taken" integer DEFAULT 0 NOT NULL,
	"rows_bad" integer DEFAULT 0 NOT NULL,
	"report" jsonb DEFAULT '[]' NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by_id" uuid,
	"asked_by_name" text NOT NULL,
	"finished_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "import_jobs_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "import_jobs_kind_check" CHECK ("import_jobs"."kind" in ('employees','absences')),
	CONSTRAINT "import_jobs_take_check" CHECK ("import_jobs"."take" in ('all','good_ones')),
	CONSTRAINT "import_jobs_status_check" CHECK ("import_jobs"."status" in ('asked','running','done','failed'))
);
--> statement-breakpoint
CREATE TABLE "year_openings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"source" text NOT NULL,
	"pension_base_minor" bigint DEFAULT 0 NOT NULL,
	"tax_base_minor" bigint DEFAULT 0 NOT NULL,
	"exempt_minor" bigint DEFAULT 0 NOT NULL,
	"author_kup_minor" bigint DEFAULT 0 NOT NULL,
	"sick_days" smallint DEFAULT 0 NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_id" uuid,
	"recorded_by_name" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "year_openings_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "year_openings_source_check" CHECK ("year_openings"."source" in ('other_payer','earlier_system')),
	CONSTRAINT "year_openings_year_check" CHECK ("year_openings"."year" between 2000 and 2100)
);
--> statement-breakpoint
CREATE TABLE "leave_openings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employment_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"carried_minutes" integer NOT NULL,
	"taken_minutes" integer DEFAULT 0 NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_id" uuid,
	"recorded_by_name" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "leave_openings_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "leave_openings_minutes_check" CHECK ("leave_openings"."carried_minutes" >= 0 and "leave_openings"."taken_minutes" >= 0)
);
--> statement-breakpoint
ALTER TABLE "payroll_settings" ADD COLUMN "zus_account" text;--> statement-breakpoint
ALTER TABLE "payroll_settings" ADD COLUMN "tax_account" text;--> statement-breakpoint
ALTER TABLE "payroll_settings" ADD COLUMN "ppk_account" text;--> statement-breakpoint
ALTER TABLE "payroll_settings" ADD COLUMN "payer_account" text;--> statement-breakpoint
ALTER TABLE "payroll_settings" ADD COLUMN "payer_kind" text DEFAULT 'legal_person' NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_employment_id_fkey" FOREIGN KEY ("tenant_id","employment_id") REFERENCES "public"."employments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_jobs" ADD CONSTRAINT "import_jobs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "year_openings" ADD CONSTRAINT "year_openings_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave_openings" ADD CONSTRAINT "leave_openings_employment_id_fkey" FOREIGN KEY ("tenant_id","employment_id") REFERENCES "public"."employments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave_openings" ADD CONSTRAINT "leave_openings_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_number_key" ON "certificates" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE INDEX "certificates_employee_idx" ON "certificates" USING btree ("tenant_id","employee_id","requested_at");--> statement-breakpoint
CREATE INDEX "certificates_requested_idx" ON "certificates" USING btree ("tenant_id","requested_at") WHERE "certificates"."status" = 'requested';--> statement-breakpoint
CREATE INDEX "import_jobs_asked_idx" ON "import_jobs" USING btree ("asked_at") WHERE "import_jobs"."status" in ('asked','running');--> statement-breakpoint
CREATE INDEX "import_jobs_list_idx" ON "import_jobs" USING btree ("tenant_id","asked_at");--> statement-breakpoint
CREATE INDEX "year_openings_employee_idx" ON "year_openings" USING btree ("tenant_id","employee_id","year");--> statement-breakpoint
CREATE INDEX "leave_openings_year_idx" ON "leave_openings" USING btree ("tenant_id","employment_id","year","recorded_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "payroll_settings" ADD CONSTRAINT "payroll_settings_payer_kind_check" CHECK ("payroll_settings"."payer_kind" in ('budget','legal_person','other'));