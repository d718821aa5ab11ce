// The rule `nearness` of `@treize/rules/territories/nearness` as a SQL expression, to sort a list by it.

/**
 * Integer from 1 (own EPCI) to 5 (elsewhere); null when the venue has no commune or the parameter is null or unknown.
 * @param municipalityCodeParam parameter holding the INSEE code of the person's commune, `$3`
 * @param venueMunicipalityAlias alias of the row of `municipalities` where the venue stands
 */
export const nearnessSql = (municipalityCodeParam: string, venueMunicipalityAlias: string): string => {
  const venue = venueMunicipalityAlias;
  return `(select case
      when ${venue}.code is null then null
      when ${venue}.code = home.code or ${venue}.epci_code = home.epci_code then 1
      when ${venue}.department_code = home.department_code then 2
      when ${venue}.department_code = any (home_department.neighbour_codes) then 3
      when ${venue}.region_code = home.region_code then 4
      else 5 end
    from municipalities home join departments home_department on home_department.code = home.department_code
    where home.code = ${municipalityCodeParam}::text)`;
};
