CREATE TABLE "sla_excuses" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_by_id" uuid NOT NULL,
	"proposed_by_name" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decision" text,
	"decided_by_id" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "sla_excuses_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "sla_excuses_decision_check" CHECK ("sla_excuses"."decision" in ('approved','refused')),
	CONSTRAINT "sla_excuses_decided_check" CHECK (("sla_excuses"."decision" is null) = ("sla_excuses"."decided_at" is null)
        and ("sla_excuses"."decision" is null) = ("sla_excuses"."decided_by_id" is null)),
	CONSTRAINT "sla_excuses_second_check" CHECK ("sla_excuses"."decided_by_id" <> "sla_excuses"."proposed_by_id")
);
--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD COLUMN "escalated_percent" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD COLUMN "next_escalation_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sla_excuses" ADD CONSTRAINT "sla_excuses_clock_fkey" FOREIGN KEY ("tenant_id","item_id","kind") REFERENCES "public"."sla_clocks"("tenant_id","item_id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sla_excuses_clock_key" ON "sla_excuses" USING btree ("tenant_id","item_id","kind") WHERE "sla_excuses"."decision" is distinct from 'refused';--> statement-breakpoint
CREATE INDEX "sla_clocks_escalation_idx" ON "sla_clocks" USING btree ("next_escalation_at") WHERE "sla_clocks"."stopped_at" is null and "sla_clocks"."next_escalation_at" is not null;--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_escalated_check" CHECK ("sla_clocks"."escalated_percent" in (0,50,75,100));