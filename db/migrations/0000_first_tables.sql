CREATE TABLE "purchase_documents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"kind" text NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"ksef_number" text,
	"seller_nip" text,
	"seller_country" char(2) DEFAULT 'PL' NOT NULL,
	"seller_name" text DEFAULT '' NOT NULL,
	"issued_on" date,
	"sold_on" date,
	"received_on" date,
	"due_on" date,
	"currency" char(3) DEFAULT 'PLN' NOT NULL,
	"fx_rate" numeric(14, 6),
	"net_minor" bigint DEFAULT 0 NOT NULL,
	"vat_minor" bigint DEFAULT 0 NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"vat_rows" jsonb DEFAULT '[]' NOT NULL,
	"booking_lines" jsonb DEFAULT '[]' NOT NULL,
	"corrected_number" text,
	"vat_period" char(7),
	"note" text,
	"entry_id" uuid,
	"posted_at" timestamp with time zone,
	"posted_by_name" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "purchase_documents_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "purchase_documents_status_check" CHECK ("purchase_documents"."status" in ('draft','posted','reversed','rejected')),
	CONSTRAINT "purchase_documents_origin_check" CHECK ("purchase_documents"."origin" in ('e_invoice','manual')),
	CONSTRAINT "purchase_documents_kind_check" CHECK ("purchase_documents"."kind" in ('invoice','correction'))
);
--> statement-breakpoint
CREATE TABLE "supplier_accounts" (
	"tenant_id" uuid NOT NULL,
	"seller_key" text NOT NULL,
	"account_number" text NOT NULL,
	"use_count" integer DEFAULT 1 NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "supplier_accounts_pkey" PRIMARY KEY("tenant_id","seller_key","account_number")
);
--> statement-breakpoint
CREATE TABLE "vat_register_rows" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"register" text NOT NULL,
	"period" char(7) NOT NULL,
	"entry_id" uuid NOT NULL,
	"source_type" text NOT NULL,
	"source_id" uuid NOT NULL,
	"counterparty_nip" text NOT NULL,
	"counterparty_name" text NOT NULL,
	"document_number" text NOT NULL,
	"issued_on" date NOT NULL,
	"received_on" date,
	"marker" text NOT NULL,
	"ksef_number" text,
	"amounts" jsonb NOT NULL,
	"net_minor" bigint NOT NULL,
	"vat_minor" bigint NOT NULL,
	CONSTRAINT "vat_register_rows_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "vat_register_rows_register_check" CHECK ("vat_register_rows"."register" in ('purchase','sale')),
	CONSTRAINT "vat_register_rows_marker_check" CHECK ("vat_register_rows"."marker" in ('NrKSeF','OFF','BFK','DI'))
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"service" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"mime" text NOT NULL,
	"original_name" text NOT NULL,
	"duplicate_of_id" uuid,
	"uploaded_by_id" uuid,
	"uploaded_by_name" text NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"filed_at" timestamp with time zone,
	"filed_as" text,
	CONSTRAINT "documents_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "documents_sha256_check" CHECK ("documents"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "documents_mime_check" CHECK ("documents"."mime" in ('application/pdf','image/png','image/jpeg','image/webp','application/xml')),
	CONSTRAINT "documents_size_check" CHECK ("documents"."size_bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "item_documents" (
	"tenant_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "item_documents_pkey" PRIMARY KEY("tenant_id","item_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "audit_blocks" (
	"tenant_id" uuid NOT NULL,
	"block_no" integer NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"event_count" integer NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_blocks_pkey" PRIMARY KEY("tenant_id","block_no")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"actor_side" text NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"item_id" uuid,
	"data" jsonb NOT NULL,
	"is_internal" boolean DEFAULT false NOT NULL,
	"request_id" text,
	"block_no" integer,
	CONSTRAINT "audit_events_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "audit_events_side_check" CHECK ("audit_events"."actor_side" in ('client','provider','system'))
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"locale" text DEFAULT 'pl' NOT NULL,
	"template" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"send_after" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "outbox_messages_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "outbox_messages_kind_check" CHECK ("outbox_messages"."kind" in ('mail'))
);
--> statement-breakpoint
CREATE TABLE "billing_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"period" char(7) NOT NULL,
	"status" text NOT NULL,
	"companies_total" integer NOT NULL,
	"companies_done" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"started_by_id" uuid,
	"started_by_name" text NOT NULL,
	"failure" text,
	CONSTRAINT "billing_runs_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "billing_runs_status_check" CHECK ("billing_runs"."status" in ('running','finished','failed'))
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"code" text NOT NULL,
	"meter" text,
	"name_pl" text NOT NULL,
	"name_en" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit" text NOT NULL,
	"net_minor" bigint NOT NULL,
	"vat_rate_bp" integer NOT NULL,
	"vat_minor" bigint NOT NULL,
	"explanation" jsonb NOT NULL,
	CONSTRAINT "invoice_lines_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "invoice_numbers" (
	"tenant_id" uuid NOT NULL,
	"series" text NOT NULL,
	"n" integer NOT NULL,
	"billed_tenant_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoice_numbers_pkey" PRIMARY KEY("tenant_id","series","n")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"period" char(7) NOT NULL,
	"number" text,
	"issued_on" date,
	"sold_on" date,
	"due_on" date,
	"currency" char(3) DEFAULT 'PLN' NOT NULL,
	"net_minor" bigint NOT NULL,
	"vat_minor" bigint NOT NULL,
	"gross_minor" bigint NOT NULL,
	"contract_version_id" uuid NOT NULL,
	"parties" jsonb,
	"note" text,
	"held_reason" text,
	"provider_entry_id" uuid,
	"issued_by_id" uuid,
	"issued_by_name" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "invoices_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invoices_status_check" CHECK ("invoices"."status" in ('draft','issued')),
	CONSTRAINT "invoices_issued_check" CHECK (("invoices"."status" = 'issued') = ("invoices"."number" is not null))
);
--> statement-breakpoint
CREATE TABLE "meter_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meter" text NOT NULL,
	"quantity" integer DEFAULT 1 NOT NULL,
	"occurred_on" date NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"item_id" uuid NOT NULL,
	"contract_version_id" uuid NOT NULL,
	"source_type" text NOT NULL,
	"source_id" uuid NOT NULL,
	"invoice_line_id" uuid,
	"unbilled_reason" text,
	CONSTRAINT "meter_events_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "meter_events_billed_check" CHECK ("meter_events"."invoice_line_id" is null or "meter_events"."unbilled_reason" is null),
	CONSTRAINT "meter_events_quantity_check" CHECK ("meter_events"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"legal_name" text NOT NULL,
	"short_name" text NOT NULL,
	"nip" char(10) NOT NULL,
	"regon" text,
	"address_line1" text NOT NULL,
	"postal_code" text NOT NULL,
	"city" text NOT NULL,
	"country" char(2) DEFAULT 'PL' NOT NULL,
	"zone" text DEFAULT 'Europe/Warsaw' NOT NULL,
	"locale" text DEFAULT 'pl' NOT NULL,
	"colour" text NOT NULL,
	"tax_office_code" text,
	"bank_account" text,
	"fiscal_year_start_month" smallint DEFAULT 1 NOT NULL,
	"trade" text,
	"email" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "companies_kind_check" CHECK ("companies"."kind" in ('provider','client')),
	CONSTRAINT "companies_slug_check" CHECK ("companies"."slug" ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
	CONSTRAINT "companies_colour_check" CHECK ("companies"."colour" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "companies_fiscal_check" CHECK ("companies"."fiscal_year_start_month" between 1 and 12)
);
--> statement-breakpoint
CREATE TABLE "company_keys" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contract_versions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"effective_from" date NOT NULL,
	"services" text[] NOT NULL,
	"calendar" jsonb NOT NULL,
	"sla_terms" jsonb NOT NULL,
	"price_plan" jsonb NOT NULL,
	"currency" char(3) DEFAULT 'PLN' NOT NULL,
	"payment_days" integer DEFAULT 14 NOT NULL,
	"note" text,
	"created_by_id" uuid,
	"created_by_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contract_versions_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "contract_versions_payment_days_check" CHECK ("contract_versions"."payment_days" between 0 and 120)
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"tenant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "counters_pkey" PRIMARY KEY("tenant_id","name")
);
--> statement-breakpoint
CREATE TABLE "request_types" (
	"code" text PRIMARY KEY NOT NULL,
	"service" text NOT NULL,
	"name_pl" text NOT NULL,
	"name_en" text NOT NULL,
	"hint_pl" text DEFAULT '' NOT NULL,
	"hint_en" text DEFAULT '' NOT NULL,
	"form" jsonb NOT NULL,
	"meter" text,
	"opens_from_upload" boolean DEFAULT false NOT NULL,
	"is_offered" boolean DEFAULT true NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"locale" text DEFAULT 'pl' NOT NULL,
	"zone" text,
	"theme" text DEFAULT 'system' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_email_check" CHECK ("accounts"."email" = lower("accounts"."email")),
	CONSTRAINT "accounts_locale_check" CHECK ("accounts"."locale" in ('pl','en')),
	CONSTRAINT "accounts_theme_check" CHECK ("accounts"."theme" in ('system','light','dark'))
);
--> statement-breakpoint
CREATE TABLE "agent_assignments" (
	"tenant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"service" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_assignments_pkey" PRIMARY KEY("tenant_id","account_id","service")
);
--> statement-breakpoint
CREATE TABLE "auth_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_tokens_kind_check" CHECK ("auth_tokens"."kind" in ('password_reset'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"invited_by_id" uuid,
	"invited_by_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invitations_role_check" CHECK ("invitations"."role" in ('owner','finance','hr','viewer','agent','lead','admin','auditor'))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"tenant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_pkey" PRIMARY KEY("tenant_id","account_id"),
	CONSTRAINT "members_role_check" CHECK ("members"."role" in ('owner','finance','hr','viewer','agent','lead','admin','auditor'))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"resets_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text,
	"ip" text
);
--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"year" smallint NOT NULL,
	"period" char(7) NOT NULL,
	"occurred_on" date NOT NULL,
	"description" text NOT NULL,
	"source_type" text NOT NULL,
	"source_id" uuid NOT NULL,
	"reverses_entry_id" uuid,
	"posted_at" timestamp with time zone NOT NULL,
	"posted_by_id" uuid,
	"posted_by_name" text NOT NULL,
	CONSTRAINT "journal_entries_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "journal_lines" (
	"tenant_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"line_no" smallint NOT NULL,
	"account_number" text NOT NULL,
	"period" char(7) NOT NULL,
	"occurred_on" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) DEFAULT 'PLN' NOT NULL,
	"description" text NOT NULL,
	CONSTRAINT "journal_lines_pkey" PRIMARY KEY("tenant_id","entry_id","line_no"),
	CONSTRAINT "journal_lines_amount_check" CHECK ("journal_lines"."amount_minor" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"tenant_id" uuid NOT NULL,
	"number" text NOT NULL,
	"name_pl" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"normal_side" char(1) NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "ledger_accounts_pkey" PRIMARY KEY("tenant_id","number"),
	CONSTRAINT "ledger_accounts_side_check" CHECK ("ledger_accounts"."normal_side" in ('D','C')),
	CONSTRAINT "ledger_accounts_number_check" CHECK ("ledger_accounts"."number" ~ '^[0-9]{3}(-[0-9A-Za-z]{1,20})*$')
);
--> statement-breakpoint
CREATE TABLE "ledger_balances" (
	"tenant_id" uuid NOT NULL,
	"period" char(7) NOT NULL,
	"account_number" text NOT NULL,
	"debit_minor" bigint NOT NULL,
	"credit_minor" bigint NOT NULL,
	"line_count" integer NOT NULL,
	CONSTRAINT "ledger_balances_pkey" PRIMARY KEY("tenant_id","period","account_number")
);
--> statement-breakpoint
CREATE TABLE "ledger_periods" (
	"tenant_id" uuid NOT NULL,
	"period" char(7) NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by_name" text,
	CONSTRAINT "ledger_periods_pkey" PRIMARY KEY("tenant_id","period")
);
--> statement-breakpoint
CREATE TABLE "internal_notes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"body" text NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "internal_notes_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_type" text NOT NULL,
	"title" text NOT NULL,
	"form" jsonb NOT NULL,
	"day_of_month" smallint NOT NULL,
	"every_months" smallint DEFAULT 1 NOT NULL,
	"next_run_on" date NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schedules_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "schedules_day_check" CHECK ("schedules"."day_of_month" between 1 and 28 or "schedules"."day_of_month" = 31),
	CONSTRAINT "schedules_every_check" CHECK ("schedules"."every_months" between 1 and 12)
);
--> statement-breakpoint
CREATE TABLE "sla_clocks" (
	"tenant_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"target_minutes" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"stopped_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"breached_at" timestamp with time zone,
	"elapsed_minutes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "sla_clocks_pkey" PRIMARY KEY("tenant_id","item_id","kind"),
	CONSTRAINT "sla_clocks_kind_check" CHECK ("sla_clocks"."kind" in ('first_response','resolution')),
	CONSTRAINT "sla_clocks_target_check" CHECK ("sla_clocks"."target_minutes" > 0)
);
--> statement-breakpoint
CREATE TABLE "sla_partitions" (
	"tenant_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"intervals" jsonb NOT NULL,
	"provider_minutes" integer NOT NULL,
	"client_minutes" integer NOT NULL,
	"authority_minutes" integer NOT NULL,
	"closed_minutes" integer NOT NULL,
	CONSTRAINT "sla_partitions_pkey" PRIMARY KEY("tenant_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "sla_waits" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"party" text NOT NULL,
	"reason" text NOT NULL,
	"question_id" uuid,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone,
	CONSTRAINT "sla_waits_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "sla_waits_party_check" CHECK ("sla_waits"."party" in ('client','authority')),
	CONSTRAINT "sla_waits_order_check" CHECK ("sla_waits"."to_at" is null or "sla_waits"."to_at" >= "sla_waits"."from_at")
);
--> statement-breakpoint
CREATE TABLE "work_items" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"request_type" text NOT NULL,
	"service" text NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"priority" smallint DEFAULT 2 NOT NULL,
	"assignee_id" uuid,
	"assignee_name" text,
	"contract_version_id" uuid NOT NULL,
	"form" jsonb NOT NULL,
	"source" text NOT NULL,
	"source_key" text,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by_id" uuid,
	"opened_by_name" text NOT NULL,
	"first_responded_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by_name" text,
	"next_due_at" timestamp with time zone NOT NULL,
	"is_breached" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "work_items_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "work_items_status_check" CHECK ("work_items"."status" in ('new','in_progress','waiting_client','waiting_authority','done','cancelled')),
	CONSTRAINT "work_items_priority_check" CHECK ("work_items"."priority" between 1 and 3),
	CONSTRAINT "work_items_source_check" CHECK ("work_items"."source" in ('upload','request','agent','schedule')),
	CONSTRAINT "work_items_closed_check" CHECK (("work_items"."closed_at" is not null) = ("work_items"."status" in ('done','cancelled')))
);
--> statement-breakpoint
CREATE TABLE "work_messages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"side" text NOT NULL,
	"body" text NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "work_messages_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "work_messages_side_check" CHECK ("work_messages"."side" in ('client','provider'))
);
--> statement-breakpoint
CREATE TABLE "work_questions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"body" text NOT NULL,
	"asked_by_id" uuid,
	"asked_by_name" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by_id" uuid,
	"answered_by_name" text,
	"answered_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "work_questions_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "purchase_documents" ADD CONSTRAINT "purchase_documents_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_documents" ADD CONSTRAINT "purchase_documents_document_id_fkey" FOREIGN KEY ("tenant_id","document_id") REFERENCES "public"."documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_documents" ADD CONSTRAINT "purchase_documents_entry_id_fkey" FOREIGN KEY ("tenant_id","entry_id") REFERENCES "public"."journal_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_accounts" ADD CONSTRAINT "supplier_accounts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vat_register_rows" ADD CONSTRAINT "vat_register_rows_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vat_register_rows" ADD CONSTRAINT "vat_register_rows_entry_id_fkey" FOREIGN KEY ("tenant_id","entry_id") REFERENCES "public"."journal_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_duplicate_of_id_fkey" FOREIGN KEY ("tenant_id","duplicate_of_id") REFERENCES "public"."documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_documents" ADD CONSTRAINT "item_documents_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_documents" ADD CONSTRAINT "item_documents_document_id_fkey" FOREIGN KEY ("tenant_id","document_id") REFERENCES "public"."documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_blocks" ADD CONSTRAINT "audit_blocks_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_runs" ADD CONSTRAINT "billing_runs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_id_fkey" FOREIGN KEY ("tenant_id","invoice_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_numbers" ADD CONSTRAINT "invoice_numbers_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_numbers" ADD CONSTRAINT "invoice_numbers_invoice_id_fkey" FOREIGN KEY ("billed_tenant_id","invoice_id") REFERENCES "public"."invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_contract_version_id_fkey" FOREIGN KEY ("tenant_id","contract_version_id") REFERENCES "public"."contract_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meter_events" ADD CONSTRAINT "meter_events_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meter_events" ADD CONSTRAINT "meter_events_contract_version_id_fkey" FOREIGN KEY ("tenant_id","contract_version_id") REFERENCES "public"."contract_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meter_events" ADD CONSTRAINT "meter_events_invoice_line_id_fkey" FOREIGN KEY ("tenant_id","invoice_line_id") REFERENCES "public"."invoice_lines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_keys" ADD CONSTRAINT "company_keys_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_versions" ADD CONSTRAINT "contract_versions_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counters" ADD CONSTRAINT "counters_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_assignments" ADD CONSTRAINT "agent_assignments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_assignments" ADD CONSTRAINT "agent_assignments_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_tokens" ADD CONSTRAINT "auth_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_reverses_entry_id_fkey" FOREIGN KEY ("tenant_id","reverses_entry_id") REFERENCES "public"."journal_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_entry_id_fkey" FOREIGN KEY ("tenant_id","entry_id") REFERENCES "public"."journal_entries"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_account_number_fkey" FOREIGN KEY ("tenant_id","account_number") REFERENCES "public"."ledger_accounts"("tenant_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_balances" ADD CONSTRAINT "ledger_balances_account_number_fkey" FOREIGN KEY ("tenant_id","account_number") REFERENCES "public"."ledger_accounts"("tenant_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_periods" ADD CONSTRAINT "ledger_periods_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internal_notes" ADD CONSTRAINT "internal_notes_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_request_type_request_types_code_fk" FOREIGN KEY ("request_type") REFERENCES "public"."request_types"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_partitions" ADD CONSTRAINT "sla_partitions_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_waits" ADD CONSTRAINT "sla_waits_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_waits" ADD CONSTRAINT "sla_waits_question_id_fkey" FOREIGN KEY ("tenant_id","question_id") REFERENCES "public"."work_questions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_request_type_request_types_code_fk" FOREIGN KEY ("request_type") REFERENCES "public"."request_types"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_contract_version_id_fkey" FOREIGN KEY ("tenant_id","contract_version_id") REFERENCES "public"."contract_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_messages" ADD CONSTRAINT "work_messages_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_questions" ADD CONSTRAINT "work_questions_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_documents_document_key" ON "purchase_documents" USING btree ("tenant_id","document_id");--> statement-breakpoint
CREATE INDEX "purchase_documents_item_idx" ON "purchase_documents" USING btree ("tenant_id","item_id");--> statement-breakpoint
CREATE INDEX "purchase_documents_posted_idx" ON "purchase_documents" USING btree ("tenant_id","posted_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_documents_invoice_key" ON "purchase_documents" USING btree ("tenant_id","seller_nip","number") WHERE "purchase_documents"."status" = 'posted';--> statement-breakpoint
CREATE INDEX "vat_register_rows_period_idx" ON "vat_register_rows" USING btree ("tenant_id","register","period","id");--> statement-breakpoint
CREATE INDEX "documents_sha256_idx" ON "documents" USING btree ("tenant_id","sha256");--> statement-breakpoint
CREATE INDEX "documents_uploaded_idx" ON "documents" USING btree ("tenant_id","uploaded_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "item_documents_document_idx" ON "item_documents" USING btree ("tenant_id","document_id");--> statement-breakpoint
CREATE INDEX "audit_events_item_idx" ON "audit_events" USING btree ("tenant_id","item_id","at") WHERE "audit_events"."item_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_events_at_idx" ON "audit_events" USING btree ("tenant_id","at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "audit_events_unsealed_idx" ON "audit_events" USING btree ("tenant_id","id") WHERE "audit_events"."block_no" is null;--> statement-breakpoint
CREATE INDEX "outbox_messages_due_idx" ON "outbox_messages" USING btree ("send_after") WHERE "outbox_messages"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_messages_created_idx" ON "outbox_messages" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "billing_runs_period_idx" ON "billing_runs" USING btree ("tenant_id","period","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_lines_position_key" ON "invoice_lines" USING btree ("tenant_id","invoice_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_numbers_invoice_key" ON "invoice_numbers" USING btree ("tenant_id","billed_tenant_id","invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_period_key" ON "invoices" USING btree ("tenant_id","period");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number_key" ON "invoices" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE INDEX "invoices_status_idx" ON "invoices" USING btree ("status","period");--> statement-breakpoint
CREATE UNIQUE INDEX "meter_events_source_key" ON "meter_events" USING btree ("tenant_id","meter","source_type","source_id");--> statement-breakpoint
CREATE INDEX "meter_events_open_idx" ON "meter_events" USING btree ("tenant_id","occurred_on") WHERE "meter_events"."invoice_line_id" is null and "meter_events"."unbilled_reason" is null;--> statement-breakpoint
CREATE INDEX "meter_events_line_idx" ON "meter_events" USING btree ("tenant_id","invoice_line_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "meter_events_item_idx" ON "meter_events" USING btree ("tenant_id","item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "companies_slug_key" ON "companies" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "companies_nip_key" ON "companies" USING btree ("nip");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_versions_effective_from_key" ON "contract_versions" USING btree ("tenant_id","effective_from");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_versions_version_key" ON "contract_versions" USING btree ("tenant_id","version");--> statement-breakpoint
CREATE INDEX "request_types_service_idx" ON "request_types" USING btree ("service");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts" USING btree ("email");--> statement-breakpoint
CREATE INDEX "agent_assignments_account_id_idx" ON "agent_assignments" USING btree ("account_id","service","tenant_id");--> statement-breakpoint
CREATE INDEX "auth_tokens_account_id_idx" ON "auth_tokens" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "invitations_token_hash_idx" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "members_account_id_idx" ON "members" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name_key" ON "saved_views" USING btree ("tenant_id","account_id","list","name");--> statement-breakpoint
CREATE INDEX "sessions_account_id_idx" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entries_number_key" ON "journal_entries" USING btree ("tenant_id","year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entries_source_key" ON "journal_entries" USING btree ("tenant_id","source_type","source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entries_reverses_key" ON "journal_entries" USING btree ("tenant_id","reverses_entry_id");--> statement-breakpoint
CREATE INDEX "journal_entries_period_idx" ON "journal_entries" USING btree ("tenant_id","period","number");--> statement-breakpoint
CREATE INDEX "journal_lines_account_idx" ON "journal_lines" USING btree ("tenant_id","account_number","period","occurred_on","entry_id");--> statement-breakpoint
CREATE INDEX "internal_notes_item_idx" ON "internal_notes" USING btree ("tenant_id","item_id","created_at");--> statement-breakpoint
CREATE INDEX "schedules_next_run_idx" ON "schedules" USING btree ("next_run_on") WHERE "schedules"."is_active";--> statement-breakpoint
CREATE INDEX "sla_clocks_due_idx" ON "sla_clocks" USING btree ("due_at") WHERE "sla_clocks"."stopped_at" is null and "sla_clocks"."breached_at" is null;--> statement-breakpoint
CREATE INDEX "sla_waits_item_idx" ON "sla_waits" USING btree ("tenant_id","item_id","from_at");--> statement-breakpoint
CREATE UNIQUE INDEX "work_items_number_key" ON "work_items" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "work_items_source_key_key" ON "work_items" USING btree ("tenant_id","source_key");--> statement-breakpoint
CREATE INDEX "work_items_queue_idx" ON "work_items" USING btree ("tenant_id","next_due_at","id") WHERE "work_items"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "work_items_assignee_idx" ON "work_items" USING btree ("assignee_id","next_due_at","id") WHERE "work_items"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "work_items_closed_idx" ON "work_items" USING btree ("tenant_id","closed_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "work_messages_item_idx" ON "work_messages" USING btree ("tenant_id","item_id","created_at");--> statement-breakpoint
CREATE INDEX "work_questions_item_idx" ON "work_questions" USING btree ("tenant_id","item_id");--> statement-breakpoint
CREATE INDEX "work_questions_open_idx" ON "work_questions" USING btree ("tenant_id","asked_at") WHERE "work_questions"."answered_at" is null and "work_questions"."withdrawn_at" is null;