package dev.muster.iam.reference;

/**
 * Where a service reference comes from.
 *
 * @param name of the package
 * @param version of the package; verdicts carry it
 * @param date on which the package was made, `2026-09-26`
 * @param licence SPDX identifier of the package's licence
 */
public record ReferenceSource(String name, String version, String date, String licence) {}
