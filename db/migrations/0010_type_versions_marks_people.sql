CREATE TABLE "request_type_versions" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"definition" jsonb NOT NULL,
	"created_by_id" uuid,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"published_by_id" uuid,
	"published_by_name" text,
	"published_at" timestamp with time zone,
	"retired_at" timestamp with time zone,
	CONSTRAINT "request_type_versions_pkey" PRIMARY KEY("code","version"),
	CONSTRAINT "request_type_versions_version_check" CHECK ("request_type_versions"."version" > 0),
	CONSTRAINT "request_type_versions_state_check" CHECK ("request_type_versions"."state" in ('draft','published','retired')),
	CONSTRAINT "request_type_versions_origin_check" CHECK ("request_type_versions"."origin" in ('product','office')),
	CONSTRAINT "request_type_versions_published_check" CHECK (("request_type_versions"."state" = 'draft') = ("request_type_versions"."published_at" is null)
        and ("request_type_versions"."state" = 'retired') = ("request_type_versions"."retired_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "work_item_people" (
	"tenant_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"side" text NOT NULL,
	"added_by_id" uuid,
	"added_by_name" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "work_item_people_pkey" PRIMARY KEY("tenant_id","item_id","account_id"),
	CONSTRAINT "work_item_people_side_check" CHECK ("work_item_people"."side" in ('client','provider'))
);
--> statement-breakpoint
CREATE TABLE "work_marks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"outcome" text NOT NULL,
	"note" text,
	"by_id" uuid,
	"by_name" text NOT NULL,
	"side" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "work_marks_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "work_marks_outcome_check" CHECK (("work_marks"."kind" = 'step' and "work_marks"."outcome" in ('done','returned'))
        or ("work_marks"."kind" = 'check' and "work_marks"."outcome" in ('checked','unchecked'))),
	CONSTRAINT "work_marks_note_check" CHECK ("work_marks"."outcome" <> 'returned' or ("work_marks"."note" is not null and "work_marks"."note" <> '')),
	CONSTRAINT "work_marks_side_check" CHECK ("work_marks"."side" in ('client','provider','system'))
);
--> statement-breakpoint
ALTER TABLE "request_types" ADD COLUMN "current_version" integer;--> statement-breakpoint
INSERT INTO "request_type_versions" ("code", "version", "state", "origin", "definition", "created_by_name", "created_at", "updated_at", "published_by_name", "published_at")
	SELECT "code", 1, 'published', 'product', jsonb_build_object(
		'service', "service",
		'name', jsonb_build_object('pl', "name_pl", 'en', "name_en"),
		'hint', jsonb_build_object('pl', "hint_pl", 'en', "hint_en"),
		'form', "form", 'steps', '[]'::jsonb, 'checklist', '[]'::jsonb, 'terms', '{}'::jsonb,
		'questions', 'allowed', 'meter', "meter", 'retention', null, 'confidential', false,
		'isOffered', "is_offered", 'opensFromUpload', "opens_from_upload"),
		'Zaplecze', now(), now(), 'Zaplecze', now() FROM "request_types";--> statement-breakpoint
UPDATE "request_types" SET "current_version" = 1;--> statement-breakpoint
ALTER TABLE "work_items" ADD COLUMN "request_type_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "work_items" ADD COLUMN "is_confidential" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "work_items" ADD COLUMN "step_key" text;--> statement-breakpoint
ALTER TABLE "work_items" ADD COLUMN "step_kind" text;--> statement-breakpoint
ALTER TABLE "request_type_versions" ADD CONSTRAINT "request_type_versions_code_request_types_code_fk" FOREIGN KEY ("code") REFERENCES "public"."request_types"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_item_people" ADD CONSTRAINT "work_item_people_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_marks" ADD CONSTRAINT "work_marks_item_id_fkey" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."work_items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "request_type_versions_draft_key" ON "request_type_versions" USING btree ("code") WHERE "request_type_versions"."state" = 'draft';--> statement-breakpoint
CREATE INDEX "work_item_people_account_idx" ON "work_item_people" USING btree ("account_id","tenant_id","item_id");--> statement-breakpoint
CREATE INDEX "work_marks_item_idx" ON "work_marks" USING btree ("tenant_id","item_id","at");--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_request_type_version_fkey" FOREIGN KEY ("request_type","request_type_version") REFERENCES "public"."request_type_versions"("code","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "work_items_confidential_idx" ON "work_items" USING btree ("tenant_id","id") WHERE "work_items"."is_confidential";--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_step_check" CHECK (("work_items"."step_key" is null) = ("work_items"."step_kind" is null)
        and "work_items"."step_kind" in ('do','review','accept'));