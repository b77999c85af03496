<#import "template.ftl" as layout>
<#import "sallyport-lockout-texts.ftl" as texts>
<@layout.emailLayout>
<#list texts.paragraphs() as paragraph>
<p>${paragraph}</p>
</#list>
</@layout.emailLayout>
