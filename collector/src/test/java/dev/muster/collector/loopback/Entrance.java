package dev.muster.collector.loopback;

/**
 * The role by which the accounts are entered.
 *
 * @param roleName with its path, if it has one
 * @param externalId that has to be given; empty when none is asked for
 */
public record Entrance(String roleName, String externalId) {}
