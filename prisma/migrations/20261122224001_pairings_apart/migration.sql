-- A branch and a department are paired once at a time. The three ids count as one number, because equality in an
-- exclusion needs an extension that not every PostgreSQL brings; two of 2^64 numbers that collide would only refuse.
ALTER TABLE "DepartmentPairing" ADD CONSTRAINT pairings_apart EXCLUDE USING gist (
  int8range(
    hashtextextended("hospitalId"::text || "branchId"::text || "departmentId"::text, 0),
    hashtextextended("hospitalId"::text || "branchId"::text || "departmentId"::text, 0), '[]') WITH &&,
  daterange("fromDay", "toDay", '[]') WITH &&
);
