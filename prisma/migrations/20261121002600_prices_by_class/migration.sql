-- Prices by class of tokens: amounts as decimal text (core: ClassPrices). Null: every class is charged as its like.
ALTER TABLE "model_price"
    ADD COLUMN "classes" JSONB,
    ADD CONSTRAINT "model_price_classes_object" CHECK (jsonb_typeof("classes") = 'object');
