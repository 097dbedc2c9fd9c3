DROP INDEX "purchase_documents_document_key";--> statement-breakpoint
ALTER TABLE "purchase_documents" ADD COLUMN "buyer_nip" text;--> statement-breakpoint
ALTER TABLE "purchase_documents" ADD COLUMN "booked_on" date;--> statement-breakpoint
ALTER TABLE "purchase_documents" ADD COLUMN "cash_method" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_documents" ADD COLUMN "self_assessment" jsonb;--> statement-breakpoint
ALTER TABLE "purchase_documents" ADD COLUMN "findings" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_documents_document_key" ON "purchase_documents" USING btree ("tenant_id","document_id") WHERE "purchase_documents"."status" in ('draft','posted');