ALTER TABLE "saved_searches" RENAME COLUMN "stop_token_hash" TO "stop_secret";--> statement-breakpoint
ALTER TABLE "saved_searches" DROP CONSTRAINT "saved_searches_stop_token_hash_unique";
