-- Writes types.parquet, types.csv (the same rows) and nested.parquet. Run with DuckDB 1.5.6 in this folder: duckdb < duckdb.sql
CREATE TABLE t("flag" BOOLEAN, "tiny" TINYINT, "byte" UTINYINT, "unsigned" UINTEGER, "big" BIGINT, "single" FLOAT, "double" DOUBLE, "money" DECIMAL(9, 2), "wide" DECIMAL(38, 1), "day" DATE,
  "second" TIMESTAMP, "micro" TIMESTAMP, "nano" TIMESTAMP_NS, "milli" TIMESTAMP_MS, "time" TIME, "text" VARCHAR, "code" VARCHAR, "kind" ENUM ('low', 'high'), "__index_level_0__" BIGINT);
INSERT INTO t VALUES
  (TRUE, 1, 200, 3000000000, 9007199254740992, 0.1, 0.1, 12.50, 1234567890123456789012.5, '2024-02-29', '2024-02-29 13:05:09', '2024-02-29 13:05:09.123456', '2024-02-29 13:05:09.1234567', '2024-02-29 13:05:09.5', '13:05:09', 'a, "b"', '007', 'low', 0),
  (FALSE, -1, 0, 0, -9007199254740992, 2.5, -0.25, -0.01, -1, '1969-12-31', '1969-12-31 23:59:59', '1970-01-01', '1970-01-01', '1970-01-01', '00:00:00', 'é' || chr(10) || 'z', '010', 'high', 1),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2),
  (TRUE, 1, 3, 7, 5, 1e30, 1e300, 7, 0, '2024-02-29', '2024-02-29 13:05:09', '1970-01-01', '1970-01-01', '1970-01-01', '13:05:09', '<script>', '007', 'low', 3);
COPY t TO 'types.parquet' (FORMAT parquet);
COPY (SELECT * EXCLUDE "__index_level_0__" FROM t) TO 'types.csv' (FORMAT csv, HEADER);
COPY (SELECT 1 AS x, [1, 2] AS pair) TO 'nested.parquet' (FORMAT parquet);
