CREATE TABLE "clock_checks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	"items" integer NOT NULL,
	"findings" integer NOT NULL,
	CONSTRAINT "clock_checks_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "clock_findings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"code" text NOT NULL,
	"detail" jsonb NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clock_findings_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "company_days_off" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"name" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"entered_by_id" uuid,
	"entered_by_name" text NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by_name" text,
	"recounted_at" timestamp with time zone,
	CONSTRAINT "company_days_off_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "company_days_off_removed_check" CHECK (("company_days_off"."removed_at" is null) = ("company_days_off"."removed_by_name" is null))
);
--> statement-breakpoint
CREATE TABLE "team_targets" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"service" text NOT NULL,
	"effective_from" date NOT NULL,
	"first_response_minutes" integer NOT NULL,
	"resolution_minutes" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	CONSTRAINT "team_targets_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "team_targets_minutes_check" CHECK ("team_targets"."first_response_minutes" > 0 and "team_targets"."resolution_minutes" >= "team_targets"."first_response_minutes")
);
--> statement-breakpoint
ALTER TABLE "sla_clocks" DROP CONSTRAINT "sla_clocks_kind_check";--> statement-breakpoint
ALTER TABLE "sla_excuses" DROP CONSTRAINT "sla_excuses_clock_fkey";
--> statement-breakpoint
DROP INDEX "sla_excuses_clock_key";--> statement-breakpoint
ALTER TABLE "contract_versions" ADD COLUMN "client_answer_minutes" integer;--> statement-breakpoint
ALTER TABLE "contract_versions" ADD COLUMN "service_credits" jsonb;--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD COLUMN "seq" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD COLUMN "wait_id" uuid;--> statement-breakpoint
ALTER TABLE "sla_excuses" ADD COLUMN "seq" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "clock_checks" ADD CONSTRAINT "clock_checks_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clock_findings" ADD CONSTRAINT "clock_findings_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_days_off" ADD CONSTRAINT "company_days_off_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_targets" ADD CONSTRAINT "team_targets_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."companies"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clock_checks_finished_idx" ON "clock_checks" USING btree ("tenant_id","finished_at");--> statement-breakpoint
CREATE INDEX "company_days_off_recount_idx" ON "company_days_off" USING btree ("tenant_id") WHERE "company_days_off"."recounted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "company_days_off_day_key" ON "company_days_off" USING btree ("tenant_id","day") WHERE "company_days_off"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_targets_effective_from_key" ON "team_targets" USING btree ("tenant_id","service","effective_from");--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_wait_id_fkey" FOREIGN KEY ("tenant_id","wait_id") REFERENCES "public"."sla_waits"("tenant_id","id") ON DELETE no action ON UPDATE no action DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "sla_clocks" DROP CONSTRAINT "sla_clocks_pkey";
--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_pkey" PRIMARY KEY("tenant_id","item_id","kind","seq");--> statement-breakpoint
ALTER TABLE "sla_excuses" ADD CONSTRAINT "sla_excuses_clock_fkey" FOREIGN KEY ("tenant_id","item_id","kind","seq") REFERENCES "public"."sla_clocks"("tenant_id","item_id","kind","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sla_excuses_clock_key" ON "sla_excuses" USING btree ("tenant_id","item_id","kind","seq") WHERE "sla_excuses"."decision" is distinct from 'refused';--> statement-breakpoint
ALTER TABLE "contract_versions" ADD CONSTRAINT "contract_versions_client_answer_check" CHECK ("contract_versions"."client_answer_minutes" > 0);--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_seq_check" CHECK ("sla_clocks"."seq" >= 1);--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_due_on_check" CHECK (("sla_clocks"."kind" = 'statutory') = ("sla_clocks"."due_on" is not null));--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_wait_check" CHECK (("sla_clocks"."kind" = 'client_answer') = ("sla_clocks"."wait_id" is not null));--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_kind_check" CHECK ("sla_clocks"."kind" in ('first_response','next_response','resolution','statutory','client_answer'));