package io.meshsim.config.route;

/**
 * The VirtualService whose rules stand in for a rule.
 *
 * @param namespace empty for that of the rule's own VirtualService
 */
public record Delegate(String name, String namespace) {}
