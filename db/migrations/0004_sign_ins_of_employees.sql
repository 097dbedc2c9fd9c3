DROP INDEX "members_employee_id_key";--> statement-breakpoint
CREATE UNIQUE INDEX "members_employee_id_key" ON "members" USING btree ("tenant_id","employee_id") WHERE "members"."is_active";