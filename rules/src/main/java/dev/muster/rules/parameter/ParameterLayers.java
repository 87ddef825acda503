package dev.muster.rules.parameter;

import java.util.Map;

/** What a file sets: parameters by control and name, for everything and by organization, unit and account. */
record ParameterLayers(
        Map<String, Map<String, Object>> defaults,
        Map<String, Map<String, Map<String, Object>>> organizations,
        Map<String, Map<String, Map<String, Object>>> units,
        Map<String, Map<String, Map<String, Object>>> accounts) {

    static final ParameterLayers NONE = new ParameterLayers(Map.of(), Map.of(), Map.of(), Map.of());
}
