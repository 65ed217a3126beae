package io.meshsim.house.planted.config;

/** Breaks no rule. */
public record Value(int number) {}
