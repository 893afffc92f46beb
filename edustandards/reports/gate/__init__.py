"""Findings for what decides whether work goes on: build servers, code hosts, reviews."""
