CREATE TABLE "declarations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"period" text NOT NULL,
	"number" smallint NOT NULL,
	"status" text NOT NULL,
	"employee_id" uuid,
	"document_id" uuid,
	"data" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by_name" text NOT NULL,
	"sent_at" timestamp with time zone,
	"sent_by_name" text,
	CONSTRAINT "declarations_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "declarations_number_key" UNIQUE NULLS NOT DISTINCT("tenant_id","kind","period","employee_id","number"),
	CONSTRAINT "declarations_kind_check" CHECK ("declarations"."kind" in ('dra','rca','rsa','kedu','pit4r','pit11')),
	CONSTRAINT "declarations_status_check" CHECK ("declarations"."status" in ('draft','ready','sent','replaced'))
);
--> statement-breakpoint
CREATE TABLE "payment_batches" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"status" text NOT NULL,
	"pay_on" date NOT NULL,
	"payment_count" integer NOT NULL,
	"total_minor" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	"first_released_at" timestamp with time zone,
	"first_released_by_id" uuid,
	"first_released_by_name" text,
	"second_released_at" timestamp with time zone,
	"second_released_by_id" uuid,
	"second_released_by_name" text,
	"exported_at" timestamp with time zone,
	"export_format" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "payment_batches_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payment_batches_status_check" CHECK ("payment_batches"."status" in ('draft','released_once','released','exported','cancelled')),
	CONSTRAINT "payment_batches_two_people_check" CHECK ("payment_batches"."first_released_by_id" is null or "payment_batches"."second_released_by_id" is null or "payment_batches"."first_released_by_id" <> "payment_batches"."second_released_by_id"),
	CONSTRAINT "payment_batches_released_check" CHECK ("payment_batches"."status" not in ('released','exported') or ("payment_batches"."first_released_at" is not null and "payment_batches"."second_released_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payslip_id" uuid,
	"employment_id" uuid,
	"recipient_name" text NOT NULL,
	"title" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"account_sealed" "bytea" NOT NULL,
	"account_last" text NOT NULL,
	CONSTRAINT "payments_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payments_kind_check" CHECK ("payments"."kind" in ('net','garnishment','zus','tax','ppk')),
	CONSTRAINT "payments_amount_check" CHECK ("payments"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "payroll_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"period" char(7) NOT NULL,
	"kind" text NOT NULL,
	"number" smallint NOT NULL,
	"title" text NOT NULL,
	"pay_on" date NOT NULL,
	"status" text NOT NULL,
	"item_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	"checked_at" timestamp with time zone,
	"checked_by_id" uuid,
	"checked_by_name" text,
	"approved_at" timestamp with time zone,
	"approved_by_id" uuid,
	"approved_by_name" text,
	"closed_at" timestamp with time zone,
	"closed_by_name" text,
	"paid_at" timestamp with time zone,
	"paid_by_name" text,
	"reversed_at" timestamp with time zone,
	"reversed_by_name" text,
	"reversal_reason" text,
	"calculation_state" text DEFAULT 'none' NOT NULL,
	"calculation_asked_at" timestamp with time zone,
	"calculated_at" timestamp with time zone,
	"calculation_error" text,
	"people_total" integer DEFAULT 0 NOT NULL,
	"people_done" integer DEFAULT 0 NOT NULL,
	"blocking_count" integer DEFAULT 0 NOT NULL,
	"payslip_count" integer DEFAULT 0 NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"net_minor" bigint DEFAULT 0 NOT NULL,
	"employer_total_minor" bigint DEFAULT 0 NOT NULL,
	"entry_id" uuid,
	"reversal_entry_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "payroll_runs_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payroll_runs_kind_check" CHECK ("payroll_runs"."kind" in ('regular','bonus','correction')),
	CONSTRAINT "payroll_runs_status_check" CHECK ("payroll_runs"."status" in ('draft','checked','approved','closed','paid','reversed')),
	CONSTRAINT "payroll_runs_calculation_check" CHECK ("payroll_runs"."calculation_state" in ('none','asked','running','done','failed')),
	CONSTRAINT "payroll_runs_period_check" CHECK ("payroll_runs"."period" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
--> statement-breakpoint
CREATE TABLE "payslip_lines" (
	"tenant_id" uuid NOT NULL,
	"payslip_id" uuid NOT NULL,
	"line_no" smallint NOT NULL,
	"section" text NOT NULL,
	"code" text NOT NULL,
	"label" text,
	"amount_minor" bigint NOT NULL,
	"formula" text,
	"values" jsonb DEFAULT '{}' NOT NULL,
	"law" text,
	"law_from" date,
	"corrected_period" char(7),
	"corrected_payslip_id" uuid,
	CONSTRAINT "payslip_lines_pkey" PRIMARY KEY("tenant_id","payslip_id","line_no"),
	CONSTRAINT "payslip_lines_section_check" CHECK ("payslip_lines"."section" in ('pay','sick','social','health','tax','ppk','deduction','net','employer','correction'))
);
--> statement-breakpoint
CREATE TABLE "payslips" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"employment_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"period" char(7) NOT NULL,
	"pay_on" date NOT NULL,
	"kind" text NOT NULL,
	"person_name" text NOT NULL,
	"department" text,
	"cost_centre" text,
	"project" text,
	"inputs" jsonb NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"sick_pay_minor" bigint DEFAULT 0 NOT NULL,
	"benefit_minor" bigint DEFAULT 0 NOT NULL,
	"pension_ee_minor" bigint DEFAULT 0 NOT NULL,
	"disability_ee_minor" bigint DEFAULT 0 NOT NULL,
	"sickness_ee_minor" bigint DEFAULT 0 NOT NULL,
	"health_base_minor" bigint DEFAULT 0 NOT NULL,
	"health_minor" bigint DEFAULT 0 NOT NULL,
	"kup_minor" bigint DEFAULT 0 NOT NULL,
	"author_kup_minor" bigint DEFAULT 0 NOT NULL,
	"tax_base_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"ppk_ee_minor" bigint DEFAULT 0 NOT NULL,
	"deductions_minor" bigint DEFAULT 0 NOT NULL,
	"net_minor" bigint DEFAULT 0 NOT NULL,
	"social_base_minor" bigint DEFAULT 0 NOT NULL,
	"sick_base_minor" bigint DEFAULT 0 NOT NULL,
	"pension_er_minor" bigint DEFAULT 0 NOT NULL,
	"disability_er_minor" bigint DEFAULT 0 NOT NULL,
	"accident_er_minor" bigint DEFAULT 0 NOT NULL,
	"fp_minor" bigint DEFAULT 0 NOT NULL,
	"fs_minor" bigint DEFAULT 0 NOT NULL,
	"fgsp_minor" bigint DEFAULT 0 NOT NULL,
	"ppk_er_minor" bigint DEFAULT 0 NOT NULL,
	"employer_total_minor" bigint DEFAULT 0 NOT NULL,
	"ytd_before" jsonb DEFAULT '{}' NOT NULL,
	"ytd_after" jsonb DEFAULT '{}' NOT NULL,
	"warnings" jsonb DEFAULT '[]' NOT NULL,
	"is_blocked" boolean DEFAULT false NOT NULL,
	"calculated_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"reversed_at" timestamp with time zone,
	CONSTRAINT "payslips_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "employees" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"first_name" text NOT NULL,
	"second_name" text,
	"last_name" text NOT NULL,
	"born_on" date NOT NULL,
	"sex" char(1),
	"citizenship" char(2) DEFAULT 'PL' NOT NULL,
	"pesel_sealed" "bytea",
	"pesel_hash" text,
	"pesel_last" text,
	"document_kind" text,
	"document_sealed" "bytea",
	"document_last" text,
	"paid_by" text DEFAULT 'transfer' NOT NULL,
	"account_sealed" "bytea",
	"account_hash" text,
	"account_last" text,
	"street" text DEFAULT '' NOT NULL,
	"house_no" text DEFAULT '' NOT NULL,
	"flat_no" text,
	"postal_code" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"commune" text,
	"county" text,
	"voivodeship" text,
	"country" char(2) DEFAULT 'PL' NOT NULL,
	"email" text,
	"phone" text,
	"tax_office_code" text,
	"nfz_branch" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "employees_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "employees_paid_by_check" CHECK ("employees"."paid_by" in ('transfer','cash')),
	CONSTRAINT "employees_document_kind_check" CHECK ("employees"."document_kind" in ('passport','id_card')),
	CONSTRAINT "employees_sex_check" CHECK ("employees"."sex" in ('f','m'))
);
--> statement-breakpoint
CREATE TABLE "employment_terms" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employment_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_id" uuid,
	"recorded_by_name" text NOT NULL,
	"reason" text NOT NULL,
	"supersedes_id" uuid,
	"position" text NOT NULL,
	"department" text,
	"cost_centre" text,
	"project" text,
	"fte_numerator" smallint DEFAULT 1 NOT NULL,
	"fte_denominator" smallint DEFAULT 1 NOT NULL,
	"week_minutes" integer[] NOT NULL,
	"pay_kind" text NOT NULL,
	"pay_minor" bigint NOT NULL,
	"kup" text NOT NULL,
	"pit2_minor" bigint,
	"author_bp" integer DEFAULT 0 NOT NULL,
	"reliefs" text[] DEFAULT '{}' NOT NULL,
	"tax_advance" text DEFAULT 'scale' NOT NULL,
	"ppk_employee_bp" integer DEFAULT 0 NOT NULL,
	"ppk_employer_bp" integer DEFAULT 0 NOT NULL,
	"insurance_code" char(6) NOT NULL,
	"has_social" boolean DEFAULT true NOT NULL,
	"has_sick" boolean DEFAULT true NOT NULL,
	"has_health" boolean DEFAULT true NOT NULL,
	"has_accident" boolean DEFAULT true NOT NULL,
	"pays_labour_fund" boolean DEFAULT true NOT NULL,
	"pays_guarantee_fund" boolean DEFAULT true NOT NULL,
	"is_student" boolean DEFAULT false NOT NULL,
	"disability" text DEFAULT 'none' NOT NULL,
	"leave_days" smallint DEFAULT 20 NOT NULL,
	CONSTRAINT "employment_terms_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "employment_terms_fte_check" CHECK ("employment_terms"."fte_numerator" between 1 and "employment_terms"."fte_denominator" and "employment_terms"."fte_denominator" <= 1000),
	CONSTRAINT "employment_terms_week_check" CHECK (cardinality("employment_terms"."week_minutes") = 7),
	CONSTRAINT "employment_terms_pay_check" CHECK ("employment_terms"."pay_minor" >= 0),
	CONSTRAINT "employment_terms_pay_kind_check" CHECK ("employment_terms"."pay_kind" in ('monthly','hourly','lump')),
	CONSTRAINT "employment_terms_kup_check" CHECK ("employment_terms"."kup" in ('none','standard','raised','percent20','percent50','lump')),
	CONSTRAINT "employment_terms_tax_advance_check" CHECK ("employment_terms"."tax_advance" in ('scale','higher','none','lump')),
	CONSTRAINT "employment_terms_disability_check" CHECK ("employment_terms"."disability" in ('none','light','moderate','severe')),
	CONSTRAINT "employment_terms_author_check" CHECK ("employment_terms"."author_bp" between 0 and 10000),
	CONSTRAINT "employment_terms_leave_check" CHECK ("employment_terms"."leave_days" between 0 and 60)
);
--> statement-breakpoint
CREATE TABLE "employments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"term" text,
	"signed_on" date,
	"hired_on" date NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"end_reason" text,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "employments_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "employments_kind_check" CHECK ("employments"."kind" in ('uop','zlecenie','dzielo')),
	CONSTRAINT "employments_term_check" CHECK ("employments"."term" in ('trial','fixed','indefinite')),
	CONSTRAINT "employments_days_check" CHECK ("employments"."ends_on" is null or "employments"."ends_on" >= "employments"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "pay_components" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employment_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_id" uuid,
	"recorded_by_name" text NOT NULL,
	"reason" text NOT NULL,
	"supersedes_id" uuid,
	"valid_to" date,
	"amount_minor" bigint NOT NULL,
	"is_social_base" boolean DEFAULT true NOT NULL,
	"is_health_base" boolean DEFAULT true NOT NULL,
	"is_taxed" boolean DEFAULT true NOT NULL,
	"is_sick_pay_base" boolean DEFAULT true NOT NULL,
	CONSTRAINT "pay_components_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "pay_components_kind_check" CHECK ("pay_components"."kind" in ('fixed','hourly','one_off','in_kind')),
	CONSTRAINT "pay_components_amount_check" CHECK ("pay_components"."amount_minor" >= 0),
	CONSTRAINT "pay_components_days_check" CHECK ("pay_components"."valid_to" is null or "pay_components"."valid_to" >= "pay_components"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "payroll_settings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_id" uuid,
	"recorded_by_name" text NOT NULL,
	"reason" text NOT NULL,
	"supersedes_id" uuid,
	"accident_bp" integer NOT NULL,
	"pay_day" smallint NOT NULL,
	"is_paid_next_month" boolean DEFAULT false NOT NULL,
	"ppk_institution" text,
	"ppk_tax_month" text DEFAULT 'same' NOT NULL,
	"pays_labour_fund" boolean DEFAULT true NOT NULL,
	"pays_guarantee_fund" boolean DEFAULT true NOT NULL,
	"pays_benefits" boolean DEFAULT false NOT NULL,
	"ledger_accounts" jsonb DEFAULT '{}' NOT NULL,
	"cost_centres" jsonb DEFAULT '[]' NOT NULL,
	CONSTRAINT "payroll_settings_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payroll_settings_accident_check" CHECK ("payroll_settings"."accident_bp" between 0 and 1000),
	CONSTRAINT "payroll_settings_pay_day_check" CHECK ("payroll_settings"."pay_day" between 1 and 31),
	CONSTRAINT "payroll_settings_ppk_tax_check" CHECK ("payroll_settings"."ppk_tax_month" in ('same','next'))
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employment_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"minutes" integer,
	"source" text NOT NULL,
	"ezla_series" text,
	"ezla_number" text,
	"ezla_code" text,
	"pay_base_minor" bigint,
	"pay_rate_bp" integer,
	"note" text,
	"requested_at" timestamp with time zone NOT NULL,
	"requested_by_id" uuid,
	"requested_by_name" text NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by_name" text,
	"decision_note" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "absences_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "absences_kind_check" CHECK ("absences"."kind" in ('vacation','on_demand','occasional','child_day','force_majeure','carer','unpaid','excused','unexcused','sickness','sickness_pregnancy','accident','child_care','family_care','maternity','parental','paternity','upbringing','rehabilitation','training')),
	CONSTRAINT "absences_status_check" CHECK ("absences"."status" in ('requested','approved','refused','cancelled')),
	CONSTRAINT "absences_source_check" CHECK ("absences"."source" in ('employee','form','ezla','file')),
	CONSTRAINT "absences_days_check" CHECK ("absences"."to_on" >= "absences"."from_on"),
	CONSTRAINT "absences_minutes_check" CHECK ("absences"."minutes" > 0)
);
--> statement-breakpoint
CREATE TABLE "employee_file_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"employment_id" uuid,
	"part" char(1) NOT NULL,
	"number" smallint NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"document_id" uuid,
	"dated_on" date NOT NULL,
	"valid_until" date,
	"expiry_item_id" uuid,
	"retain_until" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_name" text NOT NULL,
	CONSTRAINT "employee_file_entries_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "employee_file_entries_part_check" CHECK ("employee_file_entries"."part" in ('A','B','C','D','E')),
	CONSTRAINT "employee_file_entries_kind_check" CHECK ("employee_file_entries"."kind" in ('contract','medical_check','safety_training','permit','certificate','questionnaire','tax_form','notice','warning','other'))
);
--> statement-breakpoint
CREATE TABLE "garnishments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"creditor" text NOT NULL,
	"case_number" text NOT NULL,
	"received_on" date NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"total_minor" bigint,
	"monthly_minor" bigint,
	"taken_minor" bigint DEFAULT 0 NOT NULL,
	"position" smallint DEFAULT 1 NOT NULL,
	"account_sealed" "bytea",
	"account_last" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "garnishments_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "garnishments_kind_check" CHECK ("garnishments"."kind" in ('alimony','enforcement','administrative','advance','penalty','voluntary')),
	CONSTRAINT "garnishments_days_check" CHECK ("garnishments"."valid_to" is null or "garnishments"."valid_to" >= "garnishments"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "month_inputs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employment_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"period" char(7) NOT NULL,
	"code" text NOT NULL,
	"minutes" integer,
	"amount_minor" bigint,
	"note" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "month_inputs_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "month_inputs_code_check" CHECK ("month_inputs"."code" in ('hours','overtime_50','overtime_100','night','bonus','commission','piecework','reward','in_kind','reimbursement','deduction','advance')),
	CONSTRAINT "month_inputs_value_check" CHECK (("month_inputs"."minutes" is null) <> ("month_inputs"."amount_minor" is null) and coalesce("month_inputs"."minutes", "month_inputs"."amount_minor") >= 0),
	CONSTRAINT "month_inputs_period_check" CHECK ("month_inputs"."period" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_role_check";--> statement-breakpoint
ALTER TABLE "members" DROP CONSTRAINT "members_role_check";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "employee_id" uuid;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "employee_id" uuid;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_document_id_fkey" FOREIGN KEY ("tenant_id","document_id") REFERENCES "public"."documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_run_id_fkey" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."payroll_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_batch_id_fkey" FOREIGN KEY ("tenant_id","batch_id") REFERENCES "public"."payment_batches"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_run_id_fkey" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."payroll_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_employment_id_fkey" FOREIGN KEY ("tenant_id","employment_id") REFERENCES "public"."employments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_payslip_id_fkey" FOREIGN KEY ("tenant_id","payslip_id") REFERENCES "public"."payslips"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll_runs" ADD CONSTRAINT "payroll_runs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll_runs" ADD CONSTRAINT "payroll_runs_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll_runs" ADD CONSTRAINT "payroll_runs_entry_id_fkey" FOREIGN KEY ("tenant_id","entry_id") REFERENCES "public"."journal_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll_runs" ADD CONSTRAINT "payroll_runs_reversal_entry_id_fkey" FOREIGN KEY ("tenant_id","reversal_entry_id") REFERENCES "public"."journal_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payslip_lines" ADD CONSTRAINT "payslip_lines_payslip_id_fkey" FOREIGN KEY ("tenant_id","payslip_id") REFERENCES "public"."payslips"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payslip_lines" ADD CONSTRAINT "payslip_lines_corrected_payslip_id_fkey" FOREIGN KEY ("tenant_id","corrected_payslip_id") REFERENCES "public"."payslips"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payslips" ADD CONSTRAINT "payslips_run_id_fkey" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."payroll_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payslips" ADD CONSTRAINT "payslips_employment_id_fkey" FOREIGN KEY ("tenant_id","employment_id") REFERENCES "public"."employments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payslips" ADD CONSTRAINT "payslips_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees" ADD CONSTRAINT "employees_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employment_terms" ADD CONSTRAINT "employment_terms_employment_id_fkey" FOREIGN KEY ("tenant_id","employment_id") REFERENCES "public"."employments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employment_terms" ADD CONSTRAINT "employment_terms_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employment_terms" ADD CONSTRAINT "employment_terms_supersedes_id_fkey" FOREIGN KEY ("tenant_id","supersedes_id") REFERENCES "public"."employment_terms"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employments" ADD CONSTRAINT "employments_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pay_components" ADD CONSTRAINT "pay_components_employment_id_fkey" FOREIGN KEY ("tenant_id","employment_id") REFERENCES "public"."employments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pay_components" ADD CONSTRAINT "pay_components_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pay_components" ADD CONSTRAINT "pay_components_supersedes_id_fkey" FOREIGN KEY ("tenant_id","supersedes_id") REFERENCES "public"."pay_components"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll_settings" ADD CONSTRAINT "payroll_settings_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll_settings" ADD CONSTRAINT "payroll_settings_supersedes_id_fkey" FOREIGN KEY ("tenant_id","supersedes_id") REFERENCES "public"."payroll_settings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_employment_id_fkey" FOREIGN KEY ("tenant_id","employment_id") REFERENCES "public"."employments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee_file_entries" ADD CONSTRAINT "employee_file_entries_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee_file_entries" ADD CONSTRAINT "employee_file_entries_employment_id_fkey" FOREIGN KEY ("tenant_id","employment_id") REFERENCES "public"."employments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee_file_entries" ADD CONSTRAINT "employee_file_entries_document_id_fkey" FOREIGN KEY ("tenant_id","document_id") REFERENCES "public"."documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee_file_entries" ADD CONSTRAINT "employee_file_entries_expiry_item_id_fkey" FOREIGN KEY ("tenant_id","expiry_item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "garnishments" ADD CONSTRAINT "garnishments_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_inputs" ADD CONSTRAINT "month_inputs_employment_id_fkey" FOREIGN KEY ("tenant_id","employment_id") REFERENCES "public"."employments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_inputs" ADD CONSTRAINT "month_inputs_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "declarations_employee_idx" ON "declarations" USING btree ("tenant_id","employee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_batches_run_key" ON "payment_batches" USING btree ("tenant_id","run_id") WHERE "payment_batches"."status" <> 'cancelled';--> statement-breakpoint
CREATE INDEX "payments_batch_idx" ON "payments" USING btree ("tenant_id","batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payroll_runs_number_key" ON "payroll_runs" USING btree ("tenant_id","period","number");--> statement-breakpoint
CREATE INDEX "payroll_runs_asked_idx" ON "payroll_runs" USING btree ("calculation_asked_at") WHERE "payroll_runs"."calculation_state" in ('asked','running');--> statement-breakpoint
CREATE INDEX "payslip_lines_corrected_idx" ON "payslip_lines" USING btree ("tenant_id","corrected_payslip_id") WHERE "payslip_lines"."corrected_payslip_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payslips_employment_key" ON "payslips" USING btree ("tenant_id","run_id","employment_id");--> statement-breakpoint
CREATE INDEX "payslips_employee_idx" ON "payslips" USING btree ("tenant_id","employee_id","pay_on");--> statement-breakpoint
CREATE INDEX "payslips_history_idx" ON "payslips" USING btree ("tenant_id","employment_id","period");--> statement-breakpoint
CREATE UNIQUE INDEX "employees_number_key" ON "employees" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "employees_pesel_key" ON "employees" USING btree ("tenant_id","pesel_hash");--> statement-breakpoint
CREATE INDEX "employees_account_idx" ON "employees" USING btree ("tenant_id","account_hash");--> statement-breakpoint
CREATE INDEX "employees_name_idx" ON "employees" USING btree ("tenant_id","last_name","first_name","id");--> statement-breakpoint
CREATE INDEX "employment_terms_valid_idx" ON "employment_terms" USING btree ("tenant_id","employment_id","valid_from" DESC NULLS LAST,"recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "employments_number_key" ON "employments" USING btree ("tenant_id","kind","number");--> statement-breakpoint
CREATE INDEX "employments_employee_idx" ON "employments" USING btree ("tenant_id","employee_id","starts_on");--> statement-breakpoint
CREATE INDEX "employments_ends_idx" ON "employments" USING btree ("tenant_id","ends_on");--> statement-breakpoint
CREATE INDEX "pay_components_valid_idx" ON "pay_components" USING btree ("tenant_id","employment_id","code","valid_from" DESC NULLS LAST,"recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "payroll_settings_valid_idx" ON "payroll_settings" USING btree ("tenant_id","valid_from" DESC NULLS LAST,"recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "absences_employment_idx" ON "absences" USING btree ("tenant_id","employment_id","from_on");--> statement-breakpoint
CREATE INDEX "absences_days_idx" ON "absences" USING btree ("tenant_id","from_on","to_on");--> statement-breakpoint
CREATE INDEX "absences_requested_idx" ON "absences" USING btree ("tenant_id","requested_at") WHERE "absences"."status" = 'requested';--> statement-breakpoint
CREATE UNIQUE INDEX "absences_ezla_key" ON "absences" USING btree ("tenant_id","ezla_series","ezla_number","employment_id") WHERE "absences"."status" <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "employee_file_entries_number_key" ON "employee_file_entries" USING btree ("tenant_id","employee_id","part","number");--> statement-breakpoint
CREATE INDEX "employee_file_entries_expiry_idx" ON "employee_file_entries" USING btree ("tenant_id","valid_until") WHERE "employee_file_entries"."expiry_item_id" is null and "employee_file_entries"."valid_until" is not null;--> statement-breakpoint
CREATE INDEX "garnishments_employee_idx" ON "garnishments" USING btree ("tenant_id","employee_id","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "month_inputs_code_key" ON "month_inputs" USING btree ("tenant_id","employment_id","period","code");--> statement-breakpoint
CREATE INDEX "month_inputs_period_idx" ON "month_inputs" USING btree ("tenant_id","period");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_employee_id_fkey" FOREIGN KEY ("tenant_id","employee_id") REFERENCES "public"."employees"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "members_employee_id_key" ON "members" USING btree ("tenant_id","employee_id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_employee_check" CHECK ("invitations"."role" <> 'employee' or "invitations"."employee_id" is not null);--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_role_check" CHECK ("invitations"."role" in ('owner','finance','hr','viewer','employee','agent','lead','admin','auditor'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_employee_check" CHECK ("members"."role" <> 'employee' or "members"."employee_id" is not null);--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_role_check" CHECK ("members"."role" in ('owner','finance','hr','viewer','employee','agent','lead','admin','auditor'));