ALTER TABLE "purchase_documents" ADD COLUMN "number_key" text GENERATED ALWAYS AS (regexp_replace(lower(number), '[^a-z0-9]', '', 'g')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_documents" ADD COLUMN "number_tail_key" text GENERATED ALWAYS AS (reverse(regexp_replace(lower(number), '[^a-z0-9]', '', 'g'))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_documents" ADD COLUMN "seller_key" text GENERATED ALWAYS AS (translate(lower(seller_name),
  'ĄĆĘŁŃÓŚŹŻąćęłńóśźż', 'acelnoszzacelnoszz')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "locale" text DEFAULT 'pl' NOT NULL;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "weekday" smallint;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "purchase_documents_number_key_idx" ON "purchase_documents" USING btree ("tenant_id","number_key" collate "C");--> statement-breakpoint
CREATE INDEX "purchase_documents_number_tail_idx" ON "purchase_documents" USING btree ("tenant_id","number_tail_key" collate "C");--> statement-breakpoint
CREATE INDEX "purchase_documents_seller_key_idx" ON "purchase_documents" USING btree ("tenant_id","seller_key" collate "C");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_locale_check" CHECK ("members"."locale" in ('pl','en'));--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_weekday_check" CHECK ("schedules"."weekday" between 1 and 7);--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_ended_check" CHECK ("schedules"."ended_at" is null or not "schedules"."is_active");--> statement-breakpoint
-- The owner, too, is held by the policies while it fills the new column.
ALTER TABLE "accounts" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "members" SET "locale" = "accounts"."locale" FROM "accounts" WHERE "accounts"."id" = "members"."account_id";--> statement-breakpoint
ALTER TABLE "members" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" FORCE ROW LEVEL SECURITY;
