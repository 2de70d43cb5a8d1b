-- Whoever had left when stays came into the register was put onto the books for the day of leaving, too. Of somebody of
-- whom no earlier day was known the stay began on that very day, which the register had made up.
UPDATE "BranchMembership" s SET "toDay" = m."leftOn" - 1, "fromDay" = least(s."fromDay", m."leftOn" - 1)
FROM "Member" m
WHERE m."hospitalId" = s."hospitalId" AND m.id = s."memberId" AND s."toDay" = m."leftOn";
